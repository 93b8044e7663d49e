import type { FieldError } from '../../kernel/outcome.ts';
import type { Tx } from '../database/database.ts';
import type { Context } from '../http/route.ts';

/** What a cell is read as before its kind looks at it. */
export type FieldForm = 'text' | 'number' | 'day';

/** A field that columns of a file can feed. */
export type ImportField = {
  readonly name: string;
  readonly form: FieldForm;
  readonly needed?: true;
  /** What its column is usually called, small letters and digits alone: "customerid". */
  readonly known: readonly string[];
};

export type RowProblem = {
  readonly field: string;
  readonly value: string;
  readonly expected: string;
  readonly facts?: Readonly<Record<string, string | number>>;
};

/** A row read by its kind: its cells for staging, in the order of `staged` (null is NULL), or what is wrong with it. */
export type ReadRow =
  | { readonly cells: readonly (string | null)[]; readonly problems?: undefined }
  | { readonly cells?: undefined; readonly problems: readonly RowProblem[] };

/** An import at work. `fields` are those that the mapping feeds. */
export type ImportRun = {
  readonly id: string;
  readonly sourceId: string;
  readonly fileName: string;
  readonly fields: ReadonlySet<string>;
  readonly by: string | null;
};

/** What is imported: how a row reads, what is judged of all rows together, how they are merged and undone. */
export type ImportKind = {
  readonly name: string;
  readonly fields: readonly ImportField[];
  /** Of each of these groups at least one field is fed. */
  readonly oneOf: readonly (readonly string[])[];
  /** Staging: the table, and its columns after import_id, row and new_id. */
  readonly staging: { readonly table: string; readonly columns: readonly string[] };
  /** Reads a row: what the mapping gave per field, in the order of `fields`; undefined where nothing feeds it. */
  readonly read: (values: readonly (string | undefined)[]) => ReadRow;
  /** Writes an outcome for every staged row, and problems that only all rows and the database together show. */
  readonly judge: (tx: Tx, context: Context, run: ImportRun) => Promise<void>;
  /** Writes what is new and changed, by the outcomes; the transaction is the import's own. */
  readonly merge: (tx: Tx, context: Context, run: ImportRun) => Promise<void>;
  /** What came after the import and needs what it brought: nothing is undone while there is any. */
  readonly blockers: (tx: Tx, importId: string) => Promise<Blockers>;
  readonly undo: (tx: Tx, context: Context, run: ImportRun) => Promise<void>;
};

export type Blockers = { readonly count: number; readonly shown: readonly FieldError[] };
