import type { Route } from '../../platform/http/route.ts';
import { routes as limitRoutes } from './routes/limits.ts';
import { routes as priceListRoutes } from './routes/price-lists.ts';

export const routes: Route[] = [...priceListRoutes, ...limitRoutes];
