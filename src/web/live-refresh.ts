import { useEffect } from 'react';
import { queryClient } from './queries.ts';

/**
 * Brings the named replies up to date every so many milliseconds while the page is looked at, and at once when the
 * reader comes back to it; `null` rests. What stands on the screen stays until the new reply is here.
 */
export function useLiveRefresh(paths: readonly (string | null)[], every: number | null = 15_000): void {
  const key = paths.filter(Boolean).join(' ');
  useEffect(() => {
    if (every === null) return;
    const refresh = () => {
      if (document.visibilityState !== 'visible') return;
      for (const path of key.split(' ')) {
        // One that is under way is awaited, so that a slow server answers at all.
        void queryClient.invalidateQueries({ queryKey: [path] }, { cancelRefetch: false });
      }
    };
    const timer = setInterval(refresh, every);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [key, every]);
}
