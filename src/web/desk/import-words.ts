import type { ImportItem } from '../../business/desk/terms/imports.ts';
import { useTexts } from '../reader.tsx';
import type { Catalogues } from '../texts.ts';
import type { Tone } from '../ui/badge.tsx';

type Words = Catalogues['desk-imports'];
type FieldName = Extract<keyof Words, `field_${string}`> extends `field_${infer N}` ? N : never;

/** Words for what the API names: fields, states. */
export function useImportWords() {
  const t = useTexts('desk-imports');
  return {
    field: (name: string) => (name === '' ? '' : t(`field_${name as FieldName}`)),
    state: (item: ImportItem) =>
      item.task === null ? t(`state_${item.state}`) : t(item.task.phase ? `state_${item.task.kind}` : 'state_waiting'),
  };
}

export function stateTone(item: ImportItem): Tone {
  if (item.task !== null) return 'acc';
  if (item.failure !== null) return 'neg';
  if (item.state === 'done') return 'pos';
  return item.counts.bad > 0 && item.state === 'checked' ? 'warn' : undefined;
}
