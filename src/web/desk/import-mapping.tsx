import { useId, useState } from 'react';
import type { ImportDetail, ImportMapping as Mapping } from '../../business/desk/terms/imports.ts';
import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { Field, SelectField } from '../ui/field.tsx';
import { Note } from '../ui/note.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { importApi } from './desk-paths.ts';
import { useImportAct } from './import-act.ts';
import { ImportField } from './import-field.tsx';
import { ImportPreview } from './import-preview.tsx';
import { useImportWords } from './import-words.ts';

/** Which column feeds which field, how days and figures are written; the first rows beside it as they would come in. */
export function ImportMapping({ item }: { item: ImportDetail }) {
  const t = useTexts('desk-imports');
  const words = useImportWords();
  const [mapping, setMapping] = useState<Mapping>(item.mapping);
  const [source, setSource] = useState(item.source ?? '');
  const { busy, problem, act } = useImportAct(item);
  const errorAt = (pointer: string) => problem?.errors.find((error) => error.pointer === pointer)?.expected ?? null;
  const missing = item.oneOf.filter((group) => !group.some((field) => mapping.fields[field]));
  return (
    <>
      <Panel title={t('mapTitle')}>
        <form
          className="stacked"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void act('POST', importApi.check(item.id), { source, mapping });
          }}
        >
          <SourceField
            value={source}
            known={item.sources}
            error={problem?.errors.find(({ pointer }) => pointer === '/source')?.expected ?? null}
            onChange={setSource}
          />
          <fieldset className="import-fields">
            <legend className="label">{t('mapFields')}</legend>
            {item.fields.map((field) => (
              <ImportField
                key={field.name}
                name={field.name}
                needed={field.needed}
                headers={item.headers}
                taken={mapping.fields[field.name]}
                error={errorAt(`/mapping/fields/${field.name}`)}
                onChange={(taken) => {
                  const { [field.name]: _before, ...others } = mapping.fields;
                  setMapping({ ...mapping, fields: taken ? { ...others, [field.name]: taken } : others });
                }}
              />
            ))}
          </fieldset>
          {missing.map((group) => (
            <Note key={group.join()} tone="warn">
              {t('mapOneOf', { fields: group.map(words.field).join(', ') })}
            </Note>
          ))}
          <Forms mapping={mapping} onChange={setMapping} />
          {problem && <Refusal problem={problem} />}
          <div className="form-acts">
            <Button type="submit" kind={item.state === 'checked' ? 'plain' : 'primary'} busy={busy}>
              {item.state === 'checked' ? t('mapCheckAgain') : t('mapCheck')}
            </Button>
          </div>
        </form>
      </Panel>
      <ImportPreview item={item} mapping={mapping} />
    </>
  );
}

function SourceField({
  value,
  known,
  error,
  onChange,
}: {
  readonly value: string;
  readonly known: readonly string[];
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}) {
  const t = useTexts('desk-imports');
  const list = useId();
  return (
    <Field label={t('mapSource')} hint={t('mapSourceHint')} error={error}>
      {(wiring) => (
        <>
          <input
            {...wiring}
            className="input"
            list={list}
            maxLength={120}
            required
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id={list}>
            {known.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

const dayForms = ['YYYY-MM-DD', 'DD.MM.YYYY', 'D/M/YYYY', 'M/D/YYYY', 'YYYYMMDD'];
const encodings = ['utf-8', 'windows-1252', 'utf-16le'];

function Forms({ mapping, onChange }: { mapping: Mapping; onChange: (mapping: Mapping) => void }) {
  const t = useTexts('desk-imports');
  const change = (name: keyof Mapping) => (value: string) => onChange({ ...mapping, [name]: value } as Mapping);
  return (
    <fieldset className="import-forms">
      <legend className="label">{t('mapForms')}</legend>
      <SelectField
        label={t('mapDayForm')}
        value={mapping.dayForm}
        onChange={change('dayForm')}
        options={dayForms.map((form) => ({ value: form, label: form }))}
      />
      <SelectField
        label={t('mapDecimal')}
        value={mapping.decimalMark}
        onChange={change('decimalMark')}
        options={[
          { value: '.', label: t('mapPoint') },
          { value: ',', label: t('mapComma') },
        ]}
      />
      <SelectField
        label={t('mapThousands')}
        value={mapping.thousandsMark}
        onChange={change('thousandsMark')}
        options={[
          { value: '', label: t('mapNone') },
          { value: ',', label: t('mapComma') },
          { value: '.', label: t('mapPoint') },
          { value: ' ', label: t('mapSpace') },
          { value: "'", label: t('mapApostrophe') },
        ]}
      />
      <SelectField
        label={t('mapEncoding')}
        value={mapping.encoding}
        onChange={change('encoding')}
        options={[
          { value: 'auto', label: t('mapEncodingAuto') },
          ...encodings.map((encoding) => ({ value: encoding, label: encoding.toUpperCase() })),
        ]}
      />
    </fieldset>
  );
}
