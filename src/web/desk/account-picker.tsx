import { useEffect, useState } from 'react';
import type { AccountRow } from '../../business/accounts/terms/companies.ts';
import type { Page } from '../api.ts';
import { useReply } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { TextField } from '../ui/field.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { deskApi } from './desk-paths.ts';

const pause = 250;

/** Finds one company by a part of its name or its number; what is found stands under the field, to be chosen. */
export function AccountPicker({
  label,
  name,
  error,
  without,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly name: string;
  readonly error: string | null;
  /** A company that cannot be the answer. */
  readonly without: string;
  readonly chosen: string;
  readonly onChoose: (account: Pick<AccountRow, 'id' | 'name' | 'number'>) => void;
}) {
  const t = useTexts('desk-accounts');
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const path = asked.length > 0 ? deskApi.accounts({ q: asked, limit: 8 }) : null;
  const { body, problem } = useReply<Page<AccountRow>>(path);
  const found = body?.items.filter(({ id }) => id !== without);
  return (
    <div className="picker">
      <TextField
        label={label}
        hint={t('accountParentSearchHint')}
        error={error}
        value={text}
        onChange={setText}
        autoComplete="off"
      />
      {problem && <Refusal problem={problem} />}
      {found && found.length > 0 && (
        <fieldset className="found">
          <legend className="sr">{t('accountParentFound')}</legend>
          {found.map((account) => (
            <label key={account.id}>
              <input
                type="radio"
                name={name}
                value={account.id}
                checked={account.id === chosen}
                onChange={() => onChoose(account)}
              />
              <span>{account.name}</span>
              <span className="muted nowrap">{account.number}</span>
            </label>
          ))}
        </fieldset>
      )}
      <p className="small muted" role="status">
        {found?.length === 0 ? t('accountParentNothing', { q: asked }) : ''}
      </p>
    </div>
  );
}
