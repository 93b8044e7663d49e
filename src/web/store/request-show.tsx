import { storeApi } from '../paths.ts';
import { useParam } from '../place.ts';
import { RequestPage } from './request-page.tsx';

/** A request by its mailed link. */
export default function RequestShow() {
  const token = useParam('request');
  return (
    <div className="stacked store-page">
      <RequestPage path={storeApi.request(token)} messages={storeApi.requestMessages(token)} byLink />
    </div>
  );
}
