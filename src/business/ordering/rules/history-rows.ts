import { isCurrency } from '../../../kernel/currency.ts';

/** What columns of a file can say about a line of an order of the time before. */
export const historyFields = [
  'account_number',
  'account_key',
  'order_number',
  'line_key',
  'ordered_on',
  'product',
  'licence',
  'segment',
  'contact_name',
  'currency',
  'quantity',
  'discount',
  'revenue',
  'gross_profit',
] as const;
export type HistoryField = (typeof historyFields)[number];

export type HistoryProblem = {
  readonly field: HistoryField;
  readonly value: string;
  readonly expected: string;
  readonly facts?: Readonly<Record<string, string | number>>;
};

const LONGEST = 200;
const FIRST_DAY = '1970-01-01';

/** Days and figures have been read as the source writes them; here their sense is looked at. */
export function readHistoryRow(
  values: readonly (string | undefined)[],
): { readonly cells: readonly (string | null)[] } | { readonly problems: readonly HistoryProblem[] } {
  const problems: HistoryProblem[] = [];
  const cells = values.map((given, place) => {
    if (given === undefined || given === '') return null;
    const field = historyFields[place]!;
    const value = field === 'currency' ? given.toUpperCase() : given;
    if (value.length > LONGEST)
      problems.push({ field, value: value.slice(0, 100), expected: 'at_most_characters', facts: { maximum: LONGEST } });
    if (field === 'currency' && !isCurrency(value)) problems.push({ field, value, expected: 'currency' });
    if (field === 'ordered_on' && value < FIRST_DAY)
      problems.push({ field, value, expected: 'not_before', facts: { day: FIRST_DAY } });
    return value;
  });
  if (cells[0] === null && cells[1] === null)
    problems.push({
      field: values[0] === undefined ? 'account_key' : 'account_number',
      value: '',
      expected: 'present',
    });
  return problems.length > 0 ? { problems } : { cells };
}
