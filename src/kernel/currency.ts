/** ISO 4217, active currencies and funds that can carry an amount, by number of minor digits.
 *  Carried here because Intl's exponents differ from the standard in 29 cases. */
const BY_EXPONENT: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW ' +
    'CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF ' +
    'IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK ' +
    'MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP ' +
    'SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ' +
    'ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const EXPONENTS: ReadonlyMap<string, number> = new Map(
  Object.entries(BY_EXPONENT).flatMap(([exponent, codes]) =>
    codes.split(' ').map((code): [string, number] => [code, Number(exponent)]),
  ),
);

const MILLIONTHS: ReadonlyMap<string, bigint> = new Map(
  [...EXPONENTS].map(([code, exponent]) => [code, 10n ** BigInt(6 - exponent)]),
);

export const CURRENCIES: readonly string[] = [...EXPONENTS.keys()].sort();

export function isCurrency(code: string): boolean {
  return EXPONENTS.has(code);
}

/** Number of minor digits (JPY 0, EUR 2, KWD 3, CLF 4). An unknown code is a bug: check with isCurrency at the border. */
export function exponentOf(currency: string): number {
  const exponent = EXPONENTS.get(currency);
  if (exponent === undefined) throw new RangeError(`not an ISO 4217 currency: ${JSON.stringify(currency)}`);
  return exponent;
}

/** Millionths of a unit in one minor unit (EUR 10_000n): the divisor from decimals to minor units. */
export function millionthsPerMinor(currency: string): bigint {
  const divisor = MILLIONTHS.get(currency);
  if (divisor === undefined) throw new RangeError(`not an ISO 4217 currency: ${JSON.stringify(currency)}`);
  return divisor;
}
