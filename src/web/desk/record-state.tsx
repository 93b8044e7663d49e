import type { Problem } from '../api.ts';
import { LinkButton } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

/** A record's page before the record is there: its outline while it is fetched, or why it cannot be shown. */
export function RecordState({
  title,
  problem,
  again,
  back,
}: {
  /** What kind of thing it is; its own name is not known yet. */
  readonly title: string;
  readonly problem: Problem | null;
  readonly again: () => unknown;
  /** The list it would stand in. */
  readonly back: { readonly href: string; readonly words: string };
}) {
  return (
    <>
      <PageHead title={title} />
      {problem ? (
        <Refusal problem={problem} again={again}>
          {problem.status === 404 && (
            <LinkButton compact href={back.href}>
              {back.words}
            </LinkButton>
          )}
        </Refusal>
      ) : (
        <Panel title={title} hiddenTitle>
          <Skeleton lines={12} />
        </Panel>
      )}
    </>
  );
}
