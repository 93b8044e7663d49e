import type { StaffRole } from '../src/business/accounts/terms/identity.ts';

/** Halden, an invented vendor in Portland: what it is, who works there. Nobody here exists. */
export const seller = {
  name: 'Halden',
  legalName: 'Halden Software Inc.',
  country: 'US',
  currency: 'USD',
  timeZone: 'America/Los_Angeles',
  fiscalStartMonth: 1,
  branding: { hue: 262, chroma: 1 },
  address: { line1: '1120 NW Couch Street', postalCode: '97209', city: 'Portland', region: 'OR' },
  banks: [
    {
      name: 'Cascadia Commercial Bank',
      holder: 'Halden Software Inc.',
      iban: 'US-325070760-0042117893',
      bic: 'CSCDUS66',
      currency: 'USD',
    },
    {
      name: 'Hanse Handelsbank',
      holder: 'Halden Software Inc.',
      iban: 'DE02120300000000202051',
      bic: 'HANSDEHH',
      currency: 'EUR',
    },
  ],
  vatRegistrations: [],
  staffNeedSecondFactor: false,
};

export const store = {
  name: 'Halden Store',
  defaultCurrency: 'USD',
  currencies: ['USD', 'EUR'],
  countryCurrencies: Object.fromEntries(
    ['AT', 'BE', 'DE', 'ES', 'FI', 'FR', 'IE', 'IT', 'NL', 'PT'].map((country) => [country, 'EUR']),
  ),
  showsPricesOverLimit: true,
  termsVersion: '2026-01',
  paymentDays: 14,
};

export const insideTeam = {
  name: 'Inside sales',
  timeZone: 'America/Los_Angeles',
  answerMinutes: 240,
  opens: '08:00',
  closes: '18:00',
  workdays: [1, 2, 3, 4, 5],
  holidays: [] as string[],
};

export type StaffMember = {
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly phone: string;
  readonly language: 'en' | 'de';
  readonly roles: readonly StaffRole[];
  /** Answers leads. */
  readonly inside?: true;
};

const at = (name: string) => `${name}@halden.example`;

/** One person for each role, three in inside sales; the first of a role is shown at start. */
export const staff: readonly StaffMember[] = [
  {
    name: 'Ada Brandt',
    email: at('ada'),
    title: 'Administrator',
    phone: '+1 503 555 0100',
    language: 'en',
    roles: ['administrator'],
  },
  {
    name: 'Maren Vogt',
    email: at('maren'),
    title: 'Inside sales',
    phone: '+1 503 555 0142',
    language: 'en',
    roles: ['inside_sales'],
    inside: true,
  },
  {
    name: 'Jonas Reuter',
    email: at('jonas'),
    title: 'Innendienst',
    phone: '+49 40 555 0143',
    language: 'de',
    roles: ['inside_sales'],
    inside: true,
  },
  {
    name: 'Priya Nair',
    email: at('priya'),
    title: 'Inside sales',
    phone: '+1 503 555 0144',
    language: 'en',
    roles: ['inside_sales'],
    inside: true,
  },
  {
    name: 'Colm Devane',
    email: at('colm'),
    title: 'Field sales',
    phone: '+1 503 555 0150',
    language: 'en',
    roles: ['field_seller'],
  },
  {
    name: 'Sofia Lindqvist',
    email: at('sofia'),
    title: 'Account manager',
    phone: '+1 503 555 0151',
    language: 'en',
    roles: ['account_manager'],
  },
  {
    name: 'Tomas Iversen',
    email: at('tomas'),
    title: 'Sales manager',
    phone: '+1 503 555 0152',
    language: 'en',
    roles: ['sales_manager'],
  },
  {
    name: 'Beatriz Calder',
    email: at('beatriz'),
    title: 'Major accounts',
    phone: '+1 503 555 0153',
    language: 'en',
    roles: ['major_account_manager'],
  },
  {
    name: 'Wen Ito',
    email: at('wen'),
    title: 'Channel manager',
    phone: '+1 503 555 0154',
    language: 'en',
    roles: ['channel_manager'],
  },
  {
    name: 'Hanna Kessel',
    email: at('hanna'),
    title: 'Revenue operations',
    phone: '+1 503 555 0155',
    language: 'de',
    roles: ['revenue_operations'],
  },
  {
    name: 'Grant Okafor',
    email: at('grant'),
    title: 'Finance',
    phone: '+1 503 555 0156',
    language: 'en',
    roles: ['finance'],
  },
  {
    name: 'Lea Maurer',
    email: at('lea'),
    title: 'Analyst',
    phone: '+1 503 555 0157',
    language: 'de',
    roles: ['analyst'],
  },
  {
    name: 'Felix Arden',
    email: at('felix'),
    title: 'Catalogue',
    phone: '+1 503 555 0158',
    language: 'en',
    roles: ['catalogue'],
  },
  {
    name: 'Ruth Ellery',
    email: at('ruth'),
    title: 'Chief revenue officer',
    phone: '+1 503 555 0159',
    language: 'en',
    roles: ['executive'],
  },
];
