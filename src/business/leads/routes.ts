import type { Route } from '../../platform/http/route.ts';
import { deskRoutes } from './routes/desk.ts';
import { inboxSettingRoutes } from './routes/inbox-settings.ts';
import { mailRoutes } from './routes/mail.ts';
import { opportunityRoutes } from './routes/opportunities.ts';
import { storeRoutes } from './routes/store.ts';

export const routes: Route[] = [
  ...storeRoutes,
  ...deskRoutes,
  ...mailRoutes,
  ...opportunityRoutes,
  ...inboxSettingRoutes,
];
