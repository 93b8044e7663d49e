import { useState } from 'react';
import type { StaffPerson } from '../../business/accounts/terms/people.ts';
import { ApiProblem, type Problem, send } from '../api.ts';
import { queryClient } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useToast } from '../ui/toast.tsx';
import { settingsApi } from './desk-paths.ts';
import { keepStaff } from './staff-replies.ts';

/** Says what deactivating (or activating again) means, and does it; everything else of the person stays. */
export function StaffActive({ person, leave }: { person: StaffPerson; leave: () => void }) {
  const t = useTexts('desk-operations');
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { name, title, phone, roles, teams, active } = person;
  const path = settingsApi.staffPerson(person.personId);
  const change = async () => {
    setBusy(true);
    setProblem(null);
    const body = { name, title, phone, roles, teamIds: teams.map(({ id }) => id), active: !active };
    try {
      keepStaff(await send<StaffPerson>('PUT', path, body, { ifMatch: `"${person.rowVersion}"` }));
      toast({ text: t(active ? 'staffLeft' : 'staffIsBack', { name }) });
      leave();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause.problem);
      // What stands on the screen is old; the next press is made with what is read now.
      if (cause.problem.status === 412) void queryClient.invalidateQueries({ queryKey: [path] });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={t(active ? 'staffLeaveTitle' : 'staffBackTitle', { name })}>
      <div className="stacked">
        <p className="small">{t(active ? 'staffLeaveBody' : 'staffBackBody', { name })}</p>
        {problem && <Refusal problem={problem} />}
        <div className="form-acts">
          <Button onClick={leave}>{t(active ? 'staffLeaveKeep' : 'staffBackKeep')}</Button>
          <Button kind="primary" busy={busy} onClick={() => void change()}>
            {t(active ? 'staffLeave' : 'staffBackDo')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
