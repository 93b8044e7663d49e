import type { Reason, SalesProcess } from '../../business/leads/terms/opportunities.ts';
import { useReply } from '../queries.ts';
import { useReader } from '../reader.tsx';
import { inboxApi } from './desk-paths.ts';

/** Stages and reasons in the reader's words, in the order of the sales process. */
export function useProcessWords() {
  const { language, may } = useReader();
  const { body } = useReply<SalesProcess>(may('opportunities.read') ? inboxApi.salesProcess() : null);
  const named = (list: readonly Reason[] | undefined, key: string) => {
    const names = list?.find((entry) => entry.key === key)?.names;
    return names ? names[language] || names.en : key;
  };
  const options = (list: readonly Reason[] | undefined) =>
    (list ?? []).map(({ key }) => ({ value: key, label: named(list, key) }));
  return {
    stages: body?.stages ?? [],
    stageName: (key: string) => named(body?.stages, key),
    reasonName: (outcome: 'won' | 'lost', key: string) =>
      named(outcome === 'won' ? body?.wonReasons : body?.lostReasons, key),
    reasons: (outcome: 'won' | 'lost') => options(outcome === 'won' ? body?.wonReasons : body?.lostReasons),
  };
}
