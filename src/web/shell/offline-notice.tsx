import { useSyncExternalStore } from 'react';
import { useReader } from '../reader.tsx';
import { textsOf } from '../texts.ts';

function watch(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

/** Says that there is no connection, and that nothing typed is lost. It goes by itself. */
export function OfflineNotice() {
  const online = useSyncExternalStore(watch, () => navigator.onLine);
  const { language } = useReader();
  return (
    <div role="status" className="offline">
      {!online && <p>{textsOf(language, [])('offline')}</p>}
    </div>
  );
}
