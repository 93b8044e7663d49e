import { writeCsvRow } from '../src/kernel/csv.ts';

/** What Halden sells, as the two files its catalogue manager would import: the catalogue, and a price list a currency. */

type Edition = {
  readonly code: string;
  readonly names: readonly [string, string];
  readonly features: readonly [readonly string[], readonly string[]];
  /** A month's list price per licence in USD, in cents; null: sold only with a conversation. */
  readonly month: number | null;
};
type Product = {
  readonly slug: string;
  readonly family: string;
  readonly name: string;
  readonly lede: readonly [string, string];
  readonly metric: string;
  readonly editions: readonly Edition[];
};

const families = [
  {
    code: 'support-tools',
    names: ['Support tools', 'Support-Werkzeuge'],
    ledes: ['See, fix and look after devices from anywhere.', 'Geräte von überall sehen, reparieren und betreuen.'],
  },
  {
    code: 'monitoring',
    names: ['Monitoring', 'Überwachung'],
    ledes: ['Know before your customers do.', 'Wissen, bevor es Ihre Kunden merken.'],
  },
  {
    code: 'data-protection',
    names: ['Data protection', 'Datensicherung'],
    ledes: ['Copies that come back when they are needed.', 'Sicherungen, die zurückkommen, wenn man sie braucht.'],
  },
] as const;

const metrics = {
  device: ['device', 'Gerät', 'devices', 'Geräte'],
  user: ['user', 'Benutzer', 'users', 'Benutzer'],
  host: ['host', 'Server', 'hosts', 'Server'],
  service: ['service contract', 'Servicevertrag', 'service contracts', 'Serviceverträge'],
} as const;

const products: readonly Product[] = [
  {
    slug: 'relay',
    family: 'support-tools',
    name: 'Relay',
    lede: [
      'See and fix any device you look after, from anywhere.',
      'Jedes betreute Gerät sehen und reparieren, von überall.',
    ],
    metric: 'device',
    editions: [
      {
        code: 'core',
        names: ['Core', 'Core'],
        month: 120,
        features: [
          ['Remote control and chat', 'File transfer', 'Audit log, 30 days'],
          ['Fernsteuerung und Chat', 'Dateiübertragung', 'Protokoll, 30 Tage'],
        ],
      },
      {
        code: 'team',
        names: ['Team', 'Team'],
        month: 220,
        features: [
          ['All of Core', 'Unattended access', 'Single sign-on', 'Audit log, 1 year'],
          ['Alles aus Core', 'Zugriff ohne Gegenüber', 'Einmalanmeldung', 'Protokoll, 1 Jahr'],
        ],
      },
      {
        code: 'enterprise',
        names: ['Enterprise', 'Enterprise'],
        month: 380,
        features: [
          ['All of Team', 'Data kept in the US or EU', 'Provisioning by SCIM', 'Audit log, 7 years'],
          ['Alles aus Team', 'Daten in den USA oder der EU', 'Bereitstellung über SCIM', 'Protokoll, 7 Jahre'],
        ],
      },
    ],
  },
  {
    slug: 'relay-mobile',
    family: 'support-tools',
    name: 'Relay Mobile',
    lede: [
      'Relay for phones, tablets and scanners in the field.',
      'Relay für Telefone, Tablets und Scanner im Außendienst.',
    ],
    metric: 'device',
    editions: [
      {
        code: 'mobile',
        names: ['Mobile', 'Mobile'],
        month: 90,
        features: [
          ['Screen sharing on iOS', 'Control on Android', 'Kiosk mode'],
          ['Bildschirmfreigabe auf iOS', 'Steuerung auf Android', 'Kioskmodus'],
        ],
      },
    ],
  },
  {
    slug: 'priority-support',
    family: 'support-tools',
    name: 'Priority support',
    lede: [
      'A named engineer and an answer within an hour.',
      'Eine feste Ansprechperson und Antwort binnen einer Stunde.',
    ],
    metric: 'service',
    editions: [
      {
        code: 'priority',
        names: ['Priority', 'Priority'],
        month: 20000,
        features: [
          ['Named engineer', 'Answer within 1 hour', 'All days of the year'],
          ['Feste Ansprechperson', 'Antwort binnen 1 Stunde', 'An allen Tagen des Jahres'],
        ],
      },
    ],
  },
  {
    slug: 'beacon',
    family: 'monitoring',
    name: 'Beacon',
    lede: [
      'Watches hosts and services and calls the right person.',
      'Überwacht Server und Dienste und ruft die richtige Person.',
    ],
    metric: 'host',
    editions: [
      {
        code: 'core',
        names: ['Core', 'Core'],
        month: 400,
        features: [
          ['Checks every minute', 'Alerts by mail and phone'],
          ['Prüfung jede Minute', 'Alarm per Mail und Telefon'],
        ],
      },
      {
        code: 'team',
        names: ['Team', 'Team'],
        month: 750,
        features: [
          ['All of Core', 'On-call schedules', 'Status page'],
          ['Alles aus Core', 'Bereitschaftspläne', 'Statusseite'],
        ],
      },
    ],
  },
  {
    slug: 'beacon-logs',
    family: 'monitoring',
    name: 'Beacon Logs',
    lede: [
      'Every log line of a host, searchable for 90 days.',
      'Jede Protokollzeile eines Servers, 90 Tage durchsuchbar.',
    ],
    metric: 'host',
    editions: [
      {
        code: 'logs',
        names: ['Logs', 'Logs'],
        month: 620,
        features: [
          ['90 days of logs', 'Saved searches', 'Alerts on patterns'],
          ['90 Tage Protokolle', 'Gespeicherte Suchen', 'Alarm bei Mustern'],
        ],
      },
    ],
  },
  {
    slug: 'harbour',
    family: 'data-protection',
    name: 'Harbour',
    lede: [
      'Backup of servers and desktops, restored in minutes.',
      'Sicherung von Servern und Arbeitsplätzen, in Minuten zurück.',
    ],
    metric: 'host',
    editions: [
      {
        code: 'core',
        names: ['Core', 'Core'],
        month: 900,
        features: [
          ['Daily copies', 'Restore of single files'],
          ['Tägliche Sicherung', 'Wiederherstellung einzelner Dateien'],
        ],
      },
      {
        code: 'team',
        names: ['Team', 'Team'],
        month: 1400,
        features: [
          ['All of Core', 'Hourly copies', 'Second region'],
          ['Alles aus Core', 'Stündliche Sicherung', 'Zweite Region'],
        ],
      },
      {
        code: 'enterprise',
        names: ['Enterprise', 'Enterprise'],
        month: null,
        features: [
          ['All of Team', 'Own keys', 'Restore drills with a report'],
          ['Alles aus Team', 'Eigene Schlüssel', 'Wiederherstellungsübungen mit Bericht'],
        ],
      },
    ],
  },
  {
    slug: 'harbour-mail',
    family: 'data-protection',
    name: 'Harbour Mail',
    lede: [
      'Mailboxes and calendars, kept for as long as the law asks.',
      'Postfächer und Kalender, so lange aufbewahrt wie das Gesetz verlangt.',
    ],
    metric: 'user',
    editions: [
      {
        code: 'mail',
        names: ['Mail', 'Mail'],
        month: 300,
        features: [
          ['10 years of mail', 'Search for audits'],
          ['10 Jahre E-Mail', 'Suche für Prüfungen'],
        ],
      },
    ],
  },
];

/** Months of a term, how it is billed, notice, and the share of 12 (or more) months that a year costs at list. */
const terms = [
  { code: 'M', months: 0, billing: 'monthly', notice: 0 },
  { code: 'Y1', months: 12, billing: 'up_front', notice: 30 },
  { code: 'Y3', months: 36, billing: 'yearly', notice: 90 },
  { code: 'Y5', months: 60, billing: 'yearly', notice: 90 },
] as const;

const skuOf = (product: Product, edition: Edition, term: { code: string }) =>
  `${product.slug}-${edition.code}-${term.code}`.toUpperCase();

const offers = products.flatMap((product) =>
  product.editions.flatMap((edition) =>
    terms.map((term) => ({ product, edition, term, sku: skuOf(product, edition, term) })),
  ),
);

/** Every offer comes with it; more is bought as priority support. */
const standardSupport = [
  'standard',
  'Standard support',
  'Standard-Support',
  'Answers by mail on working days.',
  'Antwort per E-Mail an Werktagen.',
  '1',
];

/** The catalogue as a file. */
export function catalogueFile(startsOn: string): string {
  const columns = [
    'sku',
    'term_months',
    'billing',
    'notice_days',
    'starts_on',
    'family',
    'family_name_en',
    'family_name_de',
    'family_lede_en',
    'family_lede_de',
    'family_position',
    'metric',
    'metric_singular_en',
    'metric_singular_de',
    'metric_plural_en',
    'metric_plural_de',
    'product',
    'product_name_en',
    'product_name_de',
    'product_lede_en',
    'product_lede_de',
    'product_position',
    'product_status',
    'edition',
    'edition_name_en',
    'edition_name_de',
    'edition_features_en',
    'edition_features_de',
    'edition_position',
    'support',
    'support_name_en',
    'support_name_de',
    'support_lede_en',
    'support_lede_de',
    'support_position',
  ];
  const rows = offers.map(({ product, edition, term, sku }) => {
    const family = families.find((candidate) => candidate.code === product.family)!;
    const metric = metrics[product.metric as keyof typeof metrics];
    return [
      sku,
      String(term.months),
      term.billing,
      String(term.notice),
      startsOn,
      family.code,
      ...family.names,
      ...family.ledes,
      String(families.indexOf(family) + 1),
      product.metric,
      ...metric,
      product.slug,
      product.name,
      product.name,
      ...product.lede,
      String(products.indexOf(product) + 1),
      'published',
      edition.code,
      ...edition.names,
      edition.features[0].join('\n'),
      edition.features[1].join('\n'),
      String(product.editions.indexOf(edition) + 1),
      ...standardSupport,
    ];
  });
  return [columns, ...rows].map((row) => writeCsvRow(row)).join('');
}

/** Quantity breaks that every product but a service contract has: 10 % off from 100, 20 % off from 1,000. */
const tiers = [
  { from: 100, percent: '10' },
  { from: 1000, percent: '20' },
];

const major = (cents: number) => `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

/**
 * The public price list of a currency as a file: a month's and a year's price (ten months' worth) stand in it, three
 * and five years follow from the month less the list's term discount. `factor` in percent of the dollar price.
 */
export function priceFile(factor: number): string {
  const columns = ['sku', 'unit_price', 'tier_mode', 'tier_counting', 'from_quantity', 'tier_discount', 'floor'];
  const rows: string[][] = [];
  for (const { product, edition, term, sku } of offers) {
    if (edition.month === null || term.months > 12) continue;
    const cents = Math.round((edition.month * (term.months === 12 ? 10 : 1) * factor) / 100);
    const floor = major(Math.round(cents * 0.6));
    if (product.metric === 'service') {
      rows.push([sku, major(cents), '', '', '1', '', floor]);
      continue;
    }
    rows.push([sku, major(cents), 'all-units', 'line', '1', '', floor]);
    for (const tier of tiers) rows.push([sku, '', 'all-units', 'line', String(tier.from), tier.percent, '']);
  }
  return [columns, ...rows].map((row) => writeCsvRow(row)).join('');
}

export const termDiscounts = [
  { familyId: null, termMonths: 36 as const, discount: '0.25' },
  { familyId: null, termMonths: 60 as const, discount: '0.35' },
];

export const skus = offers.filter(({ edition }) => edition.month !== null).map(({ sku }) => sku);
