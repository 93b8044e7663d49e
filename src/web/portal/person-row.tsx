import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyPeople, CompanyPerson } from '../../business/accounts/terms/people.ts';
import { send } from '../api.ts';
import { useRoleWords } from '../entrance/role-words.ts';
import { problemOf, queryClient } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { telephone } from '../ui/telephone.ts';
import type { PeopleOf } from './people-of.ts';
import { RoleTicks } from './role-ticks.tsx';

/** Somebody of the company; opened, his roles and the way out. */
export function PersonRow({ of, person, manages }: { of: PeopleOf; person: CompanyPerson; manages: boolean }) {
  const t = useTexts('portal');
  const { me } = useReader();
  const roles = useRoleWords();
  const [open, setOpen] = useState(false);
  const mine = person.personId === me?.person.id;
  return (
    <li>
      <div>
        <p>
          <span className="strong">{person.name}</span>
          {mine && <span className="small muted"> ({t('you')})</span>}
          {person.title && <span className="small muted">, {person.title}</span>}
        </p>
        <p className="small muted">
          <a href={`mailto:${person.email}`}>{person.email}</a>
          {person.phone && (
            <>
              {', '}
              <a className="num" href={telephone(person.phone)}>
                {person.phone}
              </a>
            </>
          )}
        </p>
        <p className="small roles">{roles.list(person.roles)}</p>
        {!person.verified && <Badge tone="warn">{t('unverified')}</Badge>}
      </div>
      {manages && !open && (
        <Button compact aria-label={t('changePerson', { name: person.name })} onClick={() => setOpen(true)}>
          {t('change')}
        </Button>
      )}
      {open && <PersonChange of={of} person={person} close={() => setOpen(false)} />}
    </li>
  );
}

function PersonChange({ of, person, close }: { of: PeopleOf; person: CompanyPerson; close: () => void }) {
  const t = useTexts('portal');
  const { company } = of;
  const [roles, setRoles] = useState(person.roles);
  const [none, setNone] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const saving = useMutation({
    mutationFn: () => send<CompanyPeople>('PUT', of.person(person.personId), { roles }),
    onSuccess: (people) => {
      queryClient.setQueryData([of.list], people);
      close();
    },
  });
  const removing = useMutation({
    mutationFn: () => send('DELETE', of.person(person.personId)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [of.list] }),
  });
  const problem = problemOf(saving.error) ?? problemOf(removing.error);
  const save = () => {
    setNone(roles.length === 0);
    if (roles.length > 0) saving.mutate();
  };
  return (
    <div className="edit-row">
      {problem && <Refusal problem={problem} />}
      <RoleTicks
        legend={t('rolesOf', { name: person.name })}
        partner={of.partner}
        roles={roles}
        onChange={(next) => setRoles([...next])}
        error={none ? t('roleNeeded') : null}
      />
      {leaving ? (
        <Note
          tone="warn"
          live
          actions={
            <>
              <Button compact onClick={() => setLeaving(false)}>
                {t('keep')}
              </Button>
              <Button compact busy={removing.isPending} onClick={() => removing.mutate()}>
                {t('remove', { name: person.name })}
              </Button>
            </>
          }
        >
          {t('removeSure', { name: person.name, company })}
        </Note>
      ) : (
        <div className="form-acts">
          <Button kind="quiet" onClick={() => setLeaving(true)}>
            {t('removePerson', { company })}
          </Button>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button kind="primary" busy={saving.isPending} onClick={save}>
            {t('saveRoles')}
          </Button>
        </div>
      )}
    </div>
  );
}
