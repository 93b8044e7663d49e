/** ISO 3166-1 alpha-2, officially assigned, with XK (Kosovo) and XI (Northern Ireland) that the EU's registers use. */
const CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC ' +
  'CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD ' +
  'GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH ' +
  'KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW ' +
  'MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC ' +
  'SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY ' +
  'UZ VA VC VE VG VI VN VU WF WS XI XK YE YT ZA ZM ZW';

const COUNTRIES: ReadonlySet<string> = new Set(CODES.split(' '));

export function isCountry(code: string): boolean {
  return COUNTRIES.has(code);
}

/** Names that systems write and that the languages' own lists do not have. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  usa: 'US',
  uk: 'GB',
  greatbritain: 'GB',
  england: 'GB',
  holland: 'NL',
  czechrepublic: 'CZ',
  tschechischerepublik: 'CZ',
  turkey: 'TR',
  russianfederation: 'RU',
  southkorea: 'KR',
  korea: 'KR',
  northernireland: 'XI',
};

const plainName = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

let byName: ReadonlyMap<string, string> | undefined;

function namesOfCountries(): ReadonlyMap<string, string> {
  const names = new Map(Object.entries(OTHER_NAMES));
  for (const language of ['en', 'de']) {
    const words = new Intl.DisplayNames(language, { type: 'region' });
    for (const code of COUNTRIES) names.set(plainName(words.of(code) ?? code), code);
  }
  return names;
}

const read = new Map<string, string | null>();

/** The code of a country given by its code or by its name in English or German; null where it is none. */
export function countryOf(text: string): string | null {
  const code = text.toUpperCase();
  if (COUNTRIES.has(code)) return code;
  const known = read.get(text);
  if (known !== undefined) return known;
  byName ??= namesOfCountries();
  const found = byName.get(plainName(text)) ?? null;
  if (read.size < 2_000) read.set(text, found);
  return found;
}
