import type { ImportTaken } from '../../business/desk/terms/imports.ts';
import { useTexts } from '../reader.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { useImportWords } from './import-words.ts';

const fixed = '\u0000fixed';
const joined = '\u0000joined';

const choiceOf = (taken: ImportTaken | undefined): string => {
  if (!taken) return '';
  if (taken.from === 'column') return `column ${taken.column}`;
  return taken.from === 'fixed' ? fixed : joined;
};

/** Where one field comes from: a column, a fixed value, or columns joined into a key. */
export function ImportField({
  name,
  needed,
  headers,
  taken,
  error,
  onChange,
}: {
  readonly name: string;
  readonly needed: boolean;
  readonly headers: readonly string[];
  readonly taken: ImportTaken | undefined;
  readonly error: string | null;
  readonly onChange: (taken: ImportTaken | undefined) => void;
}) {
  const t = useTexts('desk-imports');
  const field = useImportWords().field(name);
  const choose = (choice: string) => {
    if (choice === '') onChange(undefined);
    else if (choice === fixed) onChange({ from: 'fixed', value: '' });
    else if (choice === joined) onChange({ from: 'joined', columns: headers.slice(0, 1) as string[] });
    else onChange({ from: 'column', column: choice.slice('column '.length) });
  };
  return (
    <div>
      <SelectField
        label={field}
        optional={!needed}
        error={taken?.from === 'column' || !taken ? error : null}
        value={choiceOf(taken)}
        onChange={choose}
        options={[
          { value: '', label: needed ? t('mapMissing') : t('mapNothing') },
          ...headers.map((column) => ({ value: `column ${column}`, label: column })),
          { value: joined, label: t('mapJoined') },
          { value: fixed, label: t('mapFixed') },
        ]}
      />
      {taken?.from === 'fixed' && (
        <TextField
          label={t('mapValue', { field })}
          error={error}
          value={taken.value}
          onChange={(value) => onChange({ from: 'fixed', value })}
        />
      )}
      {taken?.from === 'joined' && (
        <JoinedColumns field={field} headers={headers} columns={taken.columns} error={error} onChange={onChange} />
      )}
    </div>
  );
}

/** The joined columns one under the other; the last choice adds another. */
function JoinedColumns({
  field,
  headers,
  columns,
  error,
  onChange,
}: {
  readonly field: string;
  readonly headers: readonly string[];
  readonly columns: readonly string[];
  readonly error: string | null;
  readonly onChange: (taken: ImportTaken) => void;
}) {
  const t = useTexts('desk-imports');
  const put = (place: number, column: string) => {
    const next = columns.map((own, index) => (index === place ? column : own));
    if (place === columns.length) next.push(column);
    const filled = next.filter((own) => own !== '');
    onChange({ from: 'joined', columns: filled.length > 0 ? filled : [headers[0]!] });
  };
  return (
    <>
      {[...columns, ''].map((column, place) => (
        <SelectField
          // biome-ignore lint/suspicious/noArrayIndexKey: columns are joined in their order and have no other identity
          key={place}
          label={t('mapColumns', { field })}
          hint={place === 0 ? t('mapColumnsHint') : undefined}
          error={place === 0 ? error : null}
          optional={place > 0}
          value={column}
          onChange={(value) => put(place, value)}
          options={[{ value: '', label: t('mapNone') }, ...headers.map((header) => ({ value: header, label: header }))]}
        />
      ))}
    </>
  );
}
