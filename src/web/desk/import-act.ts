import { useRef, useState } from 'react';
import type { ImportDetail } from '../../business/desk/terms/imports.ts';
import { ApiProblem, type Method, newIdempotencyKey, type Problem, send } from '../api.ts';
import { queryClient } from '../queries.ts';
import { importApi } from './desk-paths.ts';

/** Asks the server to do something with an import at the version shown, and shows what comes of it. */
export function useImportAct(item: ImportDetail) {
  const key = useRef(newIdempotencyKey());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const act = async (method: Method, path: string, body?: unknown): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    try {
      const options = { idempotencyKey: key.current, ifMatch: `"${item.rowVersion}"` };
      const now = await send<ImportDetail | undefined>(method, path, body, options);
      key.current = newIdempotencyKey();
      if (now) queryClient.setQueryData([importApi.one(item.id)], now);
      return true;
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      // A lost connection is no answer: the first try may have got through, so the key stays.
      if (cause.problem.status >= 400 && cause.problem.status < 500) key.current = newIdempotencyKey();
      setProblem(cause.problem);
      void queryClient.invalidateQueries({ queryKey: [importApi.one(item.id)] });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, act };
}
