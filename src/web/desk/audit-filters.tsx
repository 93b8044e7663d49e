import type { StaffPerson } from '../../business/accounts/terms/people.ts';
import { useSearch } from '../place.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import type { Option } from '../ui/field.tsx';
import { actions, subjects } from './audit-words.ts';
import { settingsApi } from './desk-paths.ts';

/** The filters of the trail as they stand in the address and in the request. */
export const auditFilters = ['actor', 'subjectKind', 'subjectId', 'action'] as const;

export function AuditFilters() {
  const t = useTexts('desk-operations');
  const { language, may } = useReader();
  const { search, change } = useSearch();
  const staff = useReply<{ readonly items: readonly StaffPerson[] }>(may('staff.read') ? settingsApi.staff() : null);
  const sorted = (options: Option[]) => options.sort((a, b) => a.label.localeCompare(b.label, language));
  return (
    <div className="list-bar">
      <Choice
        name="actor"
        label={t('auditFilterWho')}
        all={t('auditEverybody')}
        options={staff.body?.items.map(({ personId, name }) => ({ value: personId, label: name })) ?? []}
      />
      <Choice
        name="action"
        label={t('auditFilterAction')}
        all={t('auditEveryAction')}
        options={sorted(actions.map((action) => ({ value: action, label: t(`act_${action}`) })))}
      />
      <Choice
        name="subjectKind"
        label={t('auditFilterKind')}
        all={t('auditEverything')}
        options={sorted(subjects.map((kind) => ({ value: kind, label: t(`subject_${kind}`) })))}
      />
      {search.get('subjectId') && (
        <Button compact onClick={() => change({ subjectId: null })}>
          {t('auditOneSubject')} ×
        </Button>
      )}
      <span className="order-words">{t('auditNewest')}</span>
    </div>
  );
}

/** One filter of the address as a list to choose from; what it does not know stays chosen under its own name. */
function Choice({
  name,
  label,
  all,
  options,
}: {
  readonly name: (typeof auditFilters)[number];
  readonly label: string;
  readonly all: string;
  readonly options: readonly Option[];
}) {
  const { search, change } = useSearch();
  const chosen = search.get(name) ?? '';
  const stray = chosen !== '' && options.every(({ value }) => value !== chosen);
  return (
    <label className="day-range audit-choice">
      {label}
      <select
        className="input"
        value={chosen}
        onChange={(event) =>
          change({ [name]: event.target.value || null, ...(name === 'subjectKind' ? { subjectId: null } : {}) })
        }
      >
        <option value="">{all}</option>
        {stray && <option value={chosen}>{chosen}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
