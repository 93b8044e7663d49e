import { useParam } from '../place.ts';
import { RequestPage } from '../store/request-page.tsx';
import { portalApi } from './portal-paths.ts';

/** A request of the company, read by anybody who acts for it. */
export default function RequestShow() {
  const id = useParam('request');
  return <RequestPage path={portalApi.request(id)} messages={portalApi.requestMessages(id)} byLink={false} />;
}
