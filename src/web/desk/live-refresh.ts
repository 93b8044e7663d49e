import { useEffect } from 'react';
import { queryClient } from '../queries.ts';

const every = 15_000;

/**
 * Brings the named replies up to date every 15 seconds while the page is looked at, and at once when the reader
 * comes back to it. What stands on the screen stays until the new reply is here.
 */
export function useLiveRefresh(paths: readonly (string | null)[]): void {
  const key = paths.join(' ');
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState !== 'visible') return;
      for (const path of key.split(' ')) {
        if (path) void queryClient.invalidateQueries({ queryKey: [path] });
      }
    };
    const timer = setInterval(refresh, every);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [key]);
}
