import { useSearch } from '../place.ts';

export type Chip = { readonly value: string; readonly label: string; readonly count?: string };

/** A filter as a row of chips. The choice lives in the address under `name`; the first chip is the address without it. */
export function ChipFilter({
  label,
  name,
  chips,
}: {
  readonly label: string;
  readonly name: string;
  readonly chips: readonly Chip[];
}) {
  const { search, change } = useSearch();
  const chosen = search.get(name) ?? chips[0]?.value;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a wrapping row of chips
    <div className="filters" role="group" aria-label={label}>
      {chips.map((chip, index) => (
        <button
          key={chip.value}
          type="button"
          className="chip"
          aria-pressed={chip.value === chosen}
          onClick={() => change({ [name]: index === 0 ? null : chip.value })}
        >
          {chip.label}
          {chip.count !== undefined && ` ${chip.count}`}
        </button>
      ))}
    </div>
  );
}
