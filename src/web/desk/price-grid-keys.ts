/** What a key does in the sheet, as in a spreadsheet. */
export type Command =
  | { readonly does: 'move'; readonly rows: number; readonly columns: number; readonly extend: boolean }
  | { readonly does: 'edit'; readonly text: string | null }
  | { readonly does: 'commit'; readonly rows: number; readonly columns: number }
  | { readonly does: 'cancel' | 'clear' | 'undo' | 'redo' | 'fill' | 'all' | 'collapse' | 'caret' };

/** `place`: in the first or last column the tab key leaves the sheet, so that nobody is held in it. */
export type KeyFacts = {
  readonly key: string;
  readonly control: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly page: number;
  readonly first: boolean;
  readonly last: boolean;
};

const FAR = 10_000_000;
const arrows: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** While nothing is typed; null: the key is not the sheet's. */
export function commandOf({ key, control, shift, alt, page, first, last }: KeyFacts): Command | null {
  if (alt) return null;
  const arrow = arrows[key];
  if (arrow) {
    const far = control ? FAR : 1;
    return { does: 'move', rows: arrow[0] * far, columns: arrow[1] * far, extend: shift };
  }
  if (key === 'PageUp' || key === 'PageDown')
    return { does: 'move', rows: key === 'PageUp' ? -page : page, columns: 0, extend: shift };
  if (key === 'Home') return { does: 'move', rows: control ? -FAR : 0, columns: -FAR, extend: shift };
  if (key === 'End') return { does: 'move', rows: control ? FAR : 0, columns: FAR, extend: shift };
  if (key === 'Tab') {
    if (control || (shift ? first : last)) return null;
    return { does: 'move', rows: 0, columns: shift ? -1 : 1, extend: false };
  }
  if (control) return withControl(key.toLowerCase(), shift);
  if (key === 'Enter' || key === 'F2') return { does: 'edit', text: null };
  if (key === 'Delete' || key === 'Backspace') return { does: 'clear' };
  if (key === 'Escape') return { does: 'collapse' };
  return key.length === 1 ? { does: 'edit', text: key } : null;
}

function withControl(key: string, shift: boolean): Command | null {
  if (key === 'z') return { does: shift ? 'redo' : 'undo' };
  if (key === 'y') return { does: 'redo' };
  if (key === 'd') return { does: 'fill' };
  return key === 'a' ? { does: 'all' } : null;
}

/** While a cell is typed into. `caret`: the arrows move within its text. */
export function editingCommandOf({ key, control, shift, alt }: KeyFacts, caret: boolean): Command | null {
  if (alt || control) return null;
  if (key === 'Enter') return { does: 'commit', rows: shift ? -1 : 1, columns: 0 };
  if (key === 'Tab') return { does: 'commit', rows: 0, columns: shift ? -1 : 1 };
  if (key === 'Escape') return { does: 'cancel' };
  if (key === 'F2') return { does: 'caret' };
  const arrow = caret ? undefined : arrows[key];
  return arrow ? { does: 'commit', rows: arrow[0], columns: arrow[1] } : null;
}
