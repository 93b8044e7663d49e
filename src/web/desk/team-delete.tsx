import type { Team } from '../../business/accounts/terms/people.ts';
import { navigate } from '../place.ts';
import { useTexts } from '../reader.tsx';
import { useToast } from '../ui/toast.tsx';
import { settingsApi, settingsWeb } from './desk-paths.ts';
import { RecordDelete } from './record-delete.tsx';
import { forgetPeople } from './staff-replies.ts';

/** Deletes a team that nothing depends on, after saying what that means. */
export function TeamDelete({ team, leave }: { team: Team; leave: () => void }) {
  const t = useTexts('desk-operations');
  const toast = useToast();
  return (
    <RecordDelete
      title={t('teamDeleteTitle', { name: team.name })}
      action={t('teamDelete')}
      keep={t('teamKeep')}
      path={settingsApi.team(team.id)}
      rowVersion={team.rowVersion}
      leave={leave}
      done={() => {
        toast({ text: t('teamDeleted', { name: team.name }) });
        navigate(settingsWeb.teams(), { replace: true });
        forgetPeople();
      }}
    >
      {t('teamDeleteBody')}
    </RecordDelete>
  );
}
