/** What people of a vendor usually are, as it stands on their cards. A title that is not among these stays as it is. */
export default {
  insideSales: 'Inside sales',
  fieldSales: 'Field sales',
  fieldSeller: 'Field seller',
  accountManager: 'Account manager',
  salesManager: 'Sales manager',
  majorAccounts: 'Major accounts',
  majorAccountManager: 'Major account manager',
  channelManager: 'Channel manager',
  revenueOperations: 'Revenue operations',
  finance: 'Finance',
  analyst: 'Analyst',
  catalogue: 'Catalogue',
  administrator: 'Administrator',
  chiefRevenueOfficer: 'Chief revenue officer',
} as const;
