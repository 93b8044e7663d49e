/** Mail providers that anyone can have an address at: their domain says nothing about a company. */
const PUBLIC_DOMAINS: ReadonlySet<string> = new Set(
  (
    '126.com 163.com aol.com att.net bluewin.ch bol.com.br btinternet.com centrum.cz comcast.net docomo.ne.jp email.cz ' +
    'fastmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com hey.com hotmail.co.uk ' +
    'hotmail.com hotmail.de hotmail.fr hotmail.it icloud.com inbox.lv interia.pl laposte.net libero.it live.com live.de ' +
    'mac.com mail.com mail.ru mailbox.org me.com msn.com naver.com o2.pl online.de onet.pl orange.fr outlook.com outlook.de ' +
    'pm.me posteo.de proton.me protonmail.com qq.com rediffmail.com rocketmail.com sbcglobal.net seznam.cz sfr.fr t-online.de ' +
    'tiscali.it tutanota.com tuta.io uol.com.br verizon.net virgilio.it wanadoo.fr web.de wp.pl yahoo.co.jp yahoo.co.uk ' +
    'yahoo.com yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru ymail.com zoho.com'
  ).split(' '),
);

export type BuyerIdentity = {
  /** Null for a guest: his account is as new as his order, so that nothing else is recognised by it. */
  readonly accountId: string | null;
  readonly vatId?: string | null | undefined;
  readonly email?: string | null | undefined;
};

/** The domain of an address, when it belongs to a company. */
export function companyDomain(email: string): string | null {
  const domain = email
    .slice(email.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  return domain === '' || PUBLIC_DOMAINS.has(domain) ? null : domain;
}

/**
 * By what the same buyer is recognised (RULES 3): account, VAT id, and mail domain unless anyone can have an address
 * there; then the address itself. Orders that share any of them count together.
 */
export function buyerKeys({ accountId, vatId, email }: BuyerIdentity): readonly string[] {
  const keys = accountId === null ? [] : [`account:${accountId}`];
  const vat = (vatId ?? '').replace(/[^0-9a-z]/gi, '').toUpperCase();
  if (vat !== '') keys.push(`vat:${vat}`);
  if (email) {
    const domain = companyDomain(email);
    keys.push(domain === null ? `mail:${email.trim().toLowerCase()}` : `domain:${domain}`);
  }
  return keys;
}
