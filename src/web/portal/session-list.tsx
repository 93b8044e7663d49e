import { useMutation } from '@tanstack/react-query';
import type { SessionSummary } from '../../business/accounts/terms/identity.ts';
import { send } from '../api.ts';
import { problemOf, queryClient, useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { useMoment } from '../store/moment.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { portalApi } from './portal-paths.ts';

const refresh = () => queryClient.invalidateQueries({ queryKey: [portalApi.sessions()] });

/** Where one is signed in, and the way to end it there. */
export function Sessions() {
  const t = useTexts('portal');
  const { body, problem, again } = useReply<{ items: readonly SessionSummary[] }>(portalApi.sessions());
  const ending = useMutation({ mutationFn: () => send('DELETE', portalApi.sessions()), onSuccess: refresh });
  const refused = problem ?? problemOf(ending.error);
  const others = body?.items.some(({ current }) => !current) ?? false;
  return (
    <Panel title={t('sessionsTitle')} flush>
      {refused && <Refusal problem={refused} again={again} />}
      {!body && !problem && (
        <div className="todo-waiting">
          <Skeleton lines={4} />
        </div>
      )}
      <ul className="rows">
        {body?.items.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {others && (
        <div className="rows-end">
          <Button busy={ending.isPending} onClick={() => ending.mutate()}>
            {t('sessionsEndOthers')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function SessionRow({ session }: { session: SessionSummary }) {
  const t = useTexts('portal');
  const { seller } = useReader();
  const moment = useMoment();
  const ending = useMutation({ mutationFn: () => send('DELETE', portalApi.session(session.id)), onSuccess: refresh });
  const problem = problemOf(ending.error);
  const device = session.device ?? t('sessionUnknown');
  return (
    <li>
      <div>
        <p className="strong device">{device}</p>
        <p className="small muted">
          {t('sessionSeen', { time: moment(session.seenAt, seller.timeZone) })}
          {session.address && `, ${session.address}`}
        </p>
        {problem && <Refusal problem={problem} />}
      </div>
      {session.current ? (
        <Badge tone="pos">{t('sessionHere')}</Badge>
      ) : (
        <Button
          compact
          busy={ending.isPending}
          aria-label={`${t('sessionEnd')}: ${device}`}
          onClick={() => ending.mutate()}
        >
          {t('sessionEnd')}
        </Button>
      )}
    </li>
  );
}
