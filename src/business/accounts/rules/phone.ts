/** Digits with what people put between them, a plus before and an extension behind: "+47 (0)22 10 20-30 ext. 4". */
const FORM = /^\+?[\d \u00a0()./\u2010-\u2013-]+(?:(?:ext\.?|extension|x|Durchwahl|Dw\.?|#) ?\d{1,6})?$/i;
/** The shortest numbers of a country's network, and the longest with country code (E.164) and extension. */
const [FEWEST, MOST] = [4, 21];

/** Whether a text can be called: the one rule for every phone field. */
export function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return FORM.test(text) && digits >= FEWEST && digits <= MOST;
}
