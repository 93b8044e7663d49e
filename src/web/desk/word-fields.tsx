import type { OptionalWords, Words } from '../../business/catalog/terms.ts';
import { useTexts } from '../reader.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import type { FormState, FormValues } from '../ui/form-state.ts';

/** A text of the catalogue in both languages, side by side; German may be left out, English where `optional`. */
export function WordFields<V extends FormValues>({
  form,
  name,
  label,
  optional,
  lines,
  hint,
}: {
  readonly form: FormState<V>;
  /** The fields are `name/en` and `name/de`. */
  readonly name: string;
  readonly label: string;
  readonly optional?: boolean;
  /** Several lines, this high. */
  readonly lines?: number;
  readonly hint?: string;
}) {
  const t = useTexts('desk-products');
  const field = (language: 'en' | 'de') => {
    const title = language === 'en' ? t('inEnglish', { field: label }) : t('inGerman', { field: label });
    const shared = {
      ...form.field(`${name}/${language}` as keyof V & string),
      label: title,
      lang: language,
      optional: language === 'de' || optional,
      ...(hint || lines ? { hint: language === 'en' ? hint : t('inGermanHint') } : {}),
    };
    return lines ? <TextArea {...shared} rows={lines} /> : <TextField {...shared} autoComplete="off" />;
  };
  return (
    <div className="pair">
      {field('en')}
      {field('de')}
    </div>
  );
}

/** Words as two fields hold them. */
export function wordValues<N extends string>(name: N, words: Words | OptionalWords | undefined) {
  return { [`${name}/en`]: words?.en ?? '', [`${name}/de`]: words?.de ?? '' } as Readonly<
    Record<`${N}/en` | `${N}/de`, string>
  >;
}

/** The two fields as the server takes them; an empty language is left out. */
export function wordsOf(values: FormValues, name: string): { en?: string; de?: string } {
  const [en, de] = [values[`${name}/en`]?.trim(), values[`${name}/de`]?.trim()];
  return { ...(en ? { en } : {}), ...(de ? { de } : {}) };
}

/** Lines of text as lists, one per language; empty lines are nothing. */
export function lineListsOf(values: FormValues, name: string): { en?: string[]; de?: string[] } {
  const lines = (text: string | undefined) =>
    (text ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  const [en, de] = [lines(values[`${name}/en`]), lines(values[`${name}/de`])];
  return { ...(en.length ? { en } : {}), ...(de.length ? { de } : {}) };
}
