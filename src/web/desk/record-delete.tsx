import { type ReactNode, useState } from 'react';
import { ApiProblem, type Problem, send } from '../api.ts';
import { queryClient } from '../queries.ts';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';

/** Deletes a record after saying what that means; a refusal is shown in the server's words. */
export function RecordDelete({
  title,
  action,
  keep,
  path,
  rowVersion,
  leave,
  done,
  instead,
  children,
}: {
  readonly title: string;
  readonly action: string;
  readonly keep: string;
  readonly path: string;
  readonly rowVersion: number;
  readonly leave: () => void;
  readonly done: () => void;
  /** What can be done where the record may not go, by the refusal's code. */
  readonly instead?: (code: string) => ReactNode;
  readonly children: ReactNode;
}) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const remove = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await send('DELETE', path, undefined, { ifMatch: `"${rowVersion}"` });
      done();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause.problem);
      if (cause.problem.type === 'changed_meanwhile') void queryClient.invalidateQueries({ queryKey: [path] });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={title}>
      <div className="stacked">
        <p className="small">{children}</p>
        {problem && <Refusal problem={problem}>{instead?.(problem.type)}</Refusal>}
        <div className="form-acts">
          <Button onClick={leave}>{keep}</Button>
          <Button kind="primary" busy={busy} onClick={() => void remove()}>
            {action}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
