/** The link of a phone number as a telephone understands it (RFC 3966): "+49 (0)40 555-01 ext. 4" without the trunk's 0. */
export function telephone(phone: string): string {
  const [number = '', extension] = phone.split(/(?:ext\.?|extension|x|Durchwahl|Dw\.?|#)\s?(?=\d{1,6}$)/i);
  const dialled = number.startsWith('+') ? number.replace('(0)', '') : number;
  return `tel:${dialled.replace(/[^+\d]/g, '')}${extension === undefined ? '' : `;ext=${extension}`}`;
}
