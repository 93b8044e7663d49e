import type { Route } from '../../platform/http/route.ts';
import { companyRoutes } from './routes/companies.ts';
import { companyPeopleRoutes } from './routes/company-people.ts';
import { identityRoutes } from './routes/identity.ts';
import { peopleRoutes } from './routes/people.ts';
import { sellerRoutes } from './routes/seller.ts';
import { termsOfSaleRoutes } from './routes/terms-of-sale.ts';

export const routes: Route[] = [
  ...identityRoutes,
  ...peopleRoutes,
  ...companyPeopleRoutes,
  ...companyRoutes,
  ...sellerRoutes,
  ...termsOfSaleRoutes,
];
