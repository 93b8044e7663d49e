import { useRef, useState } from 'react';
import { ApiProblem, newIdempotencyKey, type Problem, send } from '../api.ts';
import { queryClient } from '../queries.ts';
import { Button } from '../ui/button.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useToast } from '../ui/toast.tsx';

/** Lets a mail or job that was given up run again, and reads again what is shown under `refresh`. */
export function OperationRetry({
  path,
  refresh,
  label,
  compact,
  done,
}: {
  readonly path: string;
  readonly refresh: string;
  readonly label: string;
  readonly compact?: boolean;
  /** What is said once it is done. */
  readonly done: string;
}) {
  const toast = useToast();
  const key = useRef(newIdempotencyKey());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const retry = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await send('POST', path, undefined, { idempotencyKey: key.current });
      key.current = newIdempotencyKey();
      toast({ text: done });
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      // A lost connection or a broken server is no answer: the first try may have got through, so the key stays.
      if (cause.problem.status >= 400 && cause.problem.status < 500) key.current = newIdempotencyKey();
      setProblem(cause.problem);
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries({ predicate: ({ queryKey: [at] }) => String(at).startsWith(refresh) });
    }
  };
  return (
    <>
      <Button compact={compact} kind={compact ? 'plain' : 'primary'} busy={busy} onClick={() => void retry()}>
        {label}
      </Button>
      {problem && <Refusal problem={problem} />}
    </>
  );
}
