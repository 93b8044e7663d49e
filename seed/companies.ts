import type { Chance } from '../src/platform/clock.ts';

/** Invented buyers: nobody of them exists, and their domains cannot. */
export type BuyerCompany = {
  readonly name: string;
  readonly country: string;
  readonly city: string;
  readonly postalCode: string;
  readonly street: string;
  readonly domain: string;
  readonly person: { readonly name: string; readonly email: string; readonly phone: string };
  readonly language: 'en' | 'de';
};

const firstWords = [
  'Brightwater',
  'Northwind',
  'Alder',
  'Morrow',
  'Kestrel',
  'Fjord',
  'Tessera',
  'Castell',
  'Larkfield',
  'Ostra',
  'Quill',
  'Vantage',
  'Hollin',
  'Merrow',
  'Silt',
  'Corvid',
  'Ember',
  'Fallow',
  'Juniper',
  'Lindholm',
  'Marlow',
  'Novak',
  'Orrin',
  'Penrose',
  'Ravel',
];
const secondWords = [
  'Logistics',
  'Freight',
  'Clinics',
  'Hotels',
  'Robotics',
  'Analytics',
  'Foods',
  'Maritime',
  'Schools',
  'Energy',
  'Textiles',
  'Insurance',
  'Optics',
  'Printing',
  'Rail',
  'Mills',
  'Dairies',
  'Aviation',
  'Glass',
  'Timber',
];
const given = [
  'Ines',
  'Karl',
  'Amara',
  'Luis',
  'Greta',
  'Noor',
  'Pavel',
  'Sana',
  'Emil',
  'Rosa',
  'Tariq',
  'Vera',
  'Hugo',
  'Mina',
  'Oskar',
  'Dalia',
];
const family = [
  'Falk',
  'Hartmann',
  'Osei',
  'Marin',
  'Keller',
  'Haddad',
  'Svoboda',
  'Rahman',
  'Berg',
  'Conti',
  'Aziz',
  'Petrov',
  'Laurent',
  'Sato',
  'Nyberg',
  'Costa',
];
const places = [
  ['US', 'Seattle', '98101', 'Pine Street', '+1 206 555'],
  ['US', 'Denver', '80202', 'Larimer Street', '+1 303 555'],
  ['US', 'Chicago', '60601', 'Wacker Drive', '+1 312 555'],
  ['DE', 'Hamburg', '20095', 'Mönckebergstraße', '+49 40 555'],
  ['DE', 'Leipzig', '04109', 'Große Fleischergasse', '+49 341 555'],
  ['AT', 'Wien', '1010', 'Kärntner Straße', '+43 1 555'],
  ['NL', 'Utrecht', '3511', 'Oudegracht', '+31 30 555'],
  ['FR', 'Lyon', '69002', 'Rue de la République', '+33 4 555'],
  ['GB', 'Leeds', 'LS1 4AP', 'Park Row', '+44 113 555'],
  ['SE', 'Malmö', '211 22', 'Stortorget', '+46 40 555'],
  ['IE', 'Cork', 'T12 W8KP', 'Patrick Street', '+353 21 555'],
  ['PL', 'Łódź', '90-001', 'Piotrkowska', '+48 42 555'],
] as const;

export function pick<T>(chance: Chance, from: readonly T[]): T {
  return from[Math.floor(chance.fraction() * from.length)]!;
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();

/** The n-th company of the story: names do not repeat for the first 500. */
export function company(index: number, chance: Chance): BuyerCompany {
  const [country, city, postalCode, street, phone] = places[index % places.length]!;
  const word = firstWords[index % firstWords.length]!;
  const trade = secondWords[(index + Math.floor(index / firstWords.length)) % secondWords.length]!;
  const round = Math.floor(index / (firstWords.length * secondWords.length));
  const domain = `${plain(word)}-${plain(trade)}${round === 0 ? '' : round + 1}.example`;
  const name = `${pick(chance, given)} ${pick(chance, family)}`;
  return {
    name: `${word} ${trade}${round === 0 ? '' : ` ${round + 1}`}`,
    country,
    city,
    postalCode,
    street: `${street} ${1 + Math.floor(chance.fraction() * 90)}`,
    domain,
    person: {
      name,
      email: `${plain(name.split(' ')[0]!)}@${domain}`,
      phone: `${phone} ${String(100 + Math.floor(chance.fraction() * 900)).padStart(4, '0')}`,
    },
    language: country === 'DE' || country === 'AT' ? 'de' : 'en',
  };
}
