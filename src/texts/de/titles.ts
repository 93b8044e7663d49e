import type en from '../en/titles.ts';

export default {
  insideSales: 'Innendienst',
  fieldSales: 'Außendienst',
  fieldSeller: 'Vertrieb im Außendienst',
  accountManager: 'Kundenbetreuung',
  salesManager: 'Vertriebsleitung',
  majorAccounts: 'Großkunden',
  majorAccountManager: 'Großkundenbetreuung',
  channelManager: 'Partnervertrieb',
  revenueOperations: 'Vertriebssteuerung',
  finance: 'Buchhaltung',
  analyst: 'Auswertung',
  catalogue: 'Katalog',
  administrator: 'Verwaltung',
  chiefRevenueOfficer: 'Geschäftsleitung Vertrieb',
} as const satisfies Record<keyof typeof en, string>;
