import accounts from './refusals/accounts.ts';
import baskets from './refusals/baskets.ts';
import billing from './refusals/billing.ts';
import catalog from './refusals/catalog.ts';
import desk from './refusals/desk.ts';
import leads from './refusals/leads.ts';
import ordering from './refusals/ordering.ts';
import platform from './refusals/platform.ts';
import pricing from './refusals/pricing.ts';
import territories from './refusals/territories.ts';

/** What went wrong, why, and what to do now, by room. `refusal.<code>.title` and `.detail`; `expected.<key>` stands at a field. */
export default {
  ...platform,
  ...accounts,
  ...catalog,
  ...pricing,
  ...territories,
  ...baskets,
  ...leads,
  ...ordering,
  ...billing,
  ...desk,
} as const;
