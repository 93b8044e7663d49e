import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react';
import { useSkuProposals } from './offer-search.ts';
import { type GridColumn, isFigure } from './price-grid-columns.ts';
import type { Reading } from './price-grid-read.ts';

export type CellFacts = {
  readonly id: string;
  readonly column: GridColumn;
  /** From 1, as they are counted aloud. */
  readonly number: number;
  readonly text: string;
  readonly active: boolean;
  readonly selected: boolean;
  readonly fixed: boolean;
  readonly changed: boolean;
  /** What is wrong, in words. */
  readonly wrong: string | null;
  /** What stands in an empty cell without being typed. */
  readonly instead?: string | undefined;
};

export type CellActs = {
  readonly point: (event: PointerEvent) => void;
  readonly pass: (event: PointerEvent) => void;
  readonly open: () => void;
};

/** A cell that is read. */
export function GridCell({ facts, acts, editor }: { facts: CellFacts; acts: CellActs; editor: React.ReactNode }) {
  const { id, column, number, text, active, selected, fixed, changed, wrong, instead } = facts;
  const wrongId = useId();
  const classes = [
    'sheet-cell',
    isFigure(column) ? 'figure' : '',
    active ? 'active' : '',
    changed ? 'changed' : '',
    wrong ? 'wrong' : '',
  ];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a cell of a grid, whichever of its two roles it has
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: as above
    <div
      id={id}
      role={column === 'sku' ? 'rowheader' : 'gridcell'}
      aria-colindex={number}
      aria-selected={selected}
      aria-readonly={fixed || undefined}
      aria-invalid={wrong ? true : undefined}
      aria-describedby={wrong ? wrongId : undefined}
      tabIndex={active ? 0 : -1}
      className={classes.filter(Boolean).join(' ')}
      onPointerDown={acts.point}
      onPointerEnter={acts.pass}
      onDoubleClick={acts.open}
    >
      {editor ?? (
        <span className={text === '' && instead ? 'sheet-text muted' : 'sheet-text'}>{text || instead || ''}</span>
      )}
      {wrong && (
        <span className="sheet-wrong" id={wrongId}>
          {wrong}
        </span>
      )}
    </div>
  );
}

export type EditorFacts = {
  readonly column: GridColumn;
  readonly label: string;
  readonly start: string;
  readonly wrong: boolean;
  readonly reading: Reading;
  readonly press: (event: KeyboardEvent, text: string) => void;
  /** The field is left: what is typed counts. */
  readonly leave: (text: string) => void;
};

/** The field in a cell while it is typed into. */
export function CellEditor(facts: EditorFacts) {
  const { column, reading } = facts;
  if (column === 'tierMode') return <ChoiceEditor facts={facts} options={Object.values(reading.words.tierMode)} />;
  if (column === 'tierCounting')
    return <ChoiceEditor facts={facts} options={Object.values(reading.words.tierCounting)} />;
  return column === 'sku' ? <SkuEditor facts={facts} /> : <TextEditor facts={facts} />;
}

/** Leaving counts once: Enter commits, and the field that goes away then is left without a word. */
function useLeaving(facts: EditorFacts) {
  const done = useRef(false);
  return {
    press: (event: KeyboardEvent, text: string) => {
      facts.press(event, text);
      if (event.defaultPrevented && event.key !== 'F2') done.current = true;
    },
    leave: (text: string) => {
      if (!done.current) facts.leave(text);
      done.current = true;
    },
  };
}

function TextEditor({ facts, list, onText }: { facts: EditorFacts; list?: string; onText?: (text: string) => void }) {
  const [text, setText] = useState(facts.start);
  const { press, leave } = useLeaving(facts);
  return (
    <input
      className="sheet-input"
      // biome-ignore lint/a11y/noAutofocus: the cell that is edited had the focus
      autoFocus
      autoComplete="off"
      inputMode={isFigure(facts.column) ? 'decimal' : 'text'}
      list={list}
      aria-label={facts.label}
      aria-invalid={facts.wrong || undefined}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onText?.(event.target.value);
      }}
      onKeyDown={(event) => press(event, text)}
      onBlur={() => leave(text)}
      onPointerDown={(event) => event.stopPropagation()}
    />
  );
}

/** A SKU that is not in the list yet: the catalogue proposes while it is typed. */
function SkuEditor({ facts }: { facts: EditorFacts }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const proposals = useSkuProposals(typed);
  return (
    <>
      <TextEditor facts={facts} list={id} onText={setTyped} />
      <datalist id={id}>
        {proposals.map((sku) => (
          <option key={sku} value={sku} />
        ))}
      </datalist>
    </>
  );
}

function ChoiceEditor({ facts, options }: { facts: EditorFacts; options: readonly string[] }) {
  const start = options.find((option) => option.toLowerCase() === facts.start.trim().toLowerCase()) ?? '';
  const [text, setText] = useState(start);
  const { press, leave } = useLeaving(facts);
  return (
    <select
      className="sheet-input"
      // biome-ignore lint/a11y/noAutofocus: the cell that is edited had the focus
      autoFocus
      aria-label={facts.label}
      aria-invalid={facts.wrong || undefined}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (!event.key.startsWith('Arrow')) press(event, text);
        else event.stopPropagation();
      }}
      onBlur={() => leave(text)}
      onPointerDown={(event) => event.stopPropagation()}
    >
      <option value="" />
      {options.map((option) => (
        <option key={option}>{option}</option>
      ))}
    </select>
  );
}
