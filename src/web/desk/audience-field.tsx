import { useState } from 'react';
import type { AccountDetail } from '../../business/accounts/terms/companies.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { RadioField } from '../ui/choice-fields.tsx';
import { type Bound, type FieldProps, TextField } from '../ui/field.tsx';
import { AccountPicker } from './account-picker.tsx';
import { deskApi } from './desk-paths.ts';
import { usePriceWords } from './price-list-words.ts';

/** Whom a list or limit is for, in words; a company by its name. */
export function AudienceName({ audience }: { audience: string }) {
  const words = usePriceWords();
  const { may } = useReader();
  const [kind, key] = audience.split(':');
  const company = kind === 'account' || kind === 'partner';
  const { body } = useReply<AccountDetail>(company && key && may('accounts.read') ? deskApi.account(key) : null);
  return <>{words.audience(audience, body?.name)}</>;
}

export type AudienceKind = 'public' | 'segment' | 'partner' | 'agreement';

/** The audience that a kind begins with, as it travels; what is still missing stands after its colon. */
export function audienceOfKind(kind: AudienceKind): string {
  return { public: 'public', segment: 'segment:', partner: 'level:', agreement: 'account:' }[kind];
}

export function kindOfAudience(audience: string): AudienceKind {
  const [kind] = audience.split(':');
  if (kind === 'segment') return 'segment';
  if (kind === 'account') return 'agreement';
  return kind === 'level' || kind === 'partner' ? 'partner' : 'public';
}

/** Whom something is for: everybody, a segment, partners, one company. Its value is the audience as it travels. */
export function AudienceField({ value, onChange, error, name = 'audience' }: Bound & Pick<FieldProps, 'error'>) {
  const t = useTexts('desk-catalogue');
  const kinds: readonly AudienceKind[] = ['public', 'segment', 'partner', 'agreement'];
  const kind = kindOfAudience(value);
  const [scheme = '', key = ''] = value.split(':');
  return (
    <>
      <RadioField
        label={t('audienceFor')}
        name={`${name}-kind`}
        value={kind}
        onChange={(next) => onChange(audienceOfKind(next as AudienceKind))}
        options={kinds.map((each) => ({ value: each, label: t(`kind_${each}`), hint: t(`kindHint_${each}`) }))}
        error={kind === 'public' ? error : null}
      />
      {kind === 'segment' && (
        <TextField
          label={t('audienceSegment')}
          hint={t('audienceSegmentHint')}
          name={name}
          value={key}
          error={error}
          autoComplete="off"
          onChange={(text) => onChange(`segment:${text.trim()}`)}
        />
      )}
      {kind === 'partner' && (
        <RadioField
          label={t('audienceWhich')}
          name={`${name}-partners`}
          value={scheme}
          onChange={(next) => onChange(`${next}:`)}
          options={[
            { value: 'level', label: t('audienceByLevel') },
            { value: 'partner', label: t('audienceOne') },
          ]}
        />
      )}
      {scheme === 'level' && (
        <TextField
          label={t('audienceLevel')}
          hint={t('audienceLevelHint')}
          name={name}
          value={key}
          error={error}
          autoComplete="off"
          onChange={(text) => onChange(`level:${text.trim()}`)}
        />
      )}
      {(scheme === 'account' || scheme === 'partner') && (
        <CompanyChoice key={scheme} scheme={scheme} value={key} error={error ?? null} onChange={onChange} />
      )}
    </>
  );
}

function CompanyChoice({
  scheme,
  value,
  error,
  onChange,
}: {
  readonly scheme: string;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (audience: string) => void;
}) {
  const t = useTexts('desk-catalogue');
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <>
      {value !== '' && (
        <p className="small">
          {t('audienceCompany')}:{' '}
          <span className="strong">{chosen ?? <AudienceName audience={`account:${value}`} />}</span>
        </p>
      )}
      <AccountPicker
        label={t('audienceCompany')}
        name="audience-company"
        error={error}
        without=""
        chosen={value}
        onChoose={(account) => {
          setChosen(account.name);
          onChange(`${scheme}:${account.id}`);
        }}
      />
    </>
  );
}
