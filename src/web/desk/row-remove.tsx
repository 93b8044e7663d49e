import { useState } from 'react';
import { type Problem, send } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useToast } from '../ui/toast.tsx';
import { problemIn } from './lead-work.ts';

/** Takes the thing of a row away, and says so. */
export function RowRemove({
  path,
  label,
  name,
  removed,
  again,
}: {
  readonly path: string;
  readonly label: string;
  /** What the button is called for readers who listen: with the name of the row. */
  readonly name: string;
  readonly removed: string;
  readonly again: () => unknown;
}) {
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const remove = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await send('DELETE', path);
      toast({ text: removed });
      await again();
    } catch (cause) {
      setProblem(problemIn(cause));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button compact busy={busy} aria-label={name} onClick={() => void remove()}>
        {label}
      </Button>
      {problem && <Refusal problem={problem} />}
    </>
  );
}
