import { z } from 'zod';

/** Files that come in: how their columns are read, how far they are, what became of each row. */

export const importKinds = ['accounts', 'order_history'] as const;
export const rowOutcomes = ['new', 'changed', 'unchanged', 'repeated', 'bad'] as const;

const column = z.string().max(200);
export const taken = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('column'), column }),
  z.strictObject({ from: z.literal('fixed'), value: z.string().trim().max(200) }),
  z.strictObject({ from: z.literal('joined'), columns: z.array(column).min(1).max(10) }),
]);
export const importMapping = z.strictObject({
  fields: z.record(z.string().max(40), taken),
  dayForm: z.enum(['YYYY-MM-DD', 'DD.MM.YYYY', 'D/M/YYYY', 'M/D/YYYY', 'YYYYMMDD']),
  decimalMark: z.enum(['.', ',']),
  thousandsMark: z.enum(['', ',', '.', ' ', "'"]),
  encoding: z.enum(['auto', 'utf-8', 'windows-1252', 'utf-16le']),
});

export const importParams = z.object({ id: z.uuid() });
export const importUpload = z.object({ kind: z.enum(importKinds) });
export const importCheck = z.object({ source: z.string().trim().min(1).max(120), mapping: importMapping });
export const importTrial = z.object({ mapping: importMapping });
export const importRun = z.object({ leaveOutBadRows: z.boolean().default(false) });

const page = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
export const importQuery = z.object({ ...page, kind: z.enum(importKinds).optional() });
export const rowQuery = z.object({ ...page, outcome: z.enum(rowOutcomes).optional() });
export const rowFileQuery = z.object({ outcome: z.enum(rowOutcomes).optional() });
export const historyQuery = z.object(page);

/** Why the last task was not done, in the reader's words. */
const failure = z.object({
  type: z.string(),
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), value: z.string(), expected: z.string() })),
});

export const importItem = z.object({
  id: z.string(),
  kind: z.enum(importKinds),
  source: z.string().nullable(),
  fileName: z.string(),
  bytes: z.int(),
  state: z.enum(['uploaded', 'checked', 'done', 'undone']),
  /** What is asked for and not finished; `phase` is null while it waits for another import to end. */
  task: z
    .object({
      kind: z.enum(['check', 'merge', 'undo']),
      phase: z.enum(['reading', 'judging', 'writing']).nullable(),
      bytes: z.int(),
      stopping: z.boolean(),
    })
    .nullable(),
  rows: z.int(),
  counts: z.object({ new: z.int(), changed: z.int(), unchanged: z.int(), repeated: z.int(), bad: z.int() }),
  createdAt: z.string(),
  createdBy: z.object({ personId: z.string(), name: z.string() }).nullable(),
  finishedAt: z.string().nullable(),
  failure: failure.nullable(),
  rowVersion: z.int(),
});
export const importList = z.object({
  items: z.array(importItem),
  next: z.string().nullable(),
  approximateTotal: z.int(),
});

export const importDetail = importItem.extend({
  headers: z.array(z.string()),
  mapping: importMapping,
  /** Fields that columns can feed, in the order they are shown. */
  fields: z.array(z.object({ name: z.string(), form: z.enum(['text', 'number', 'day']), needed: z.boolean() })),
  oneOf: z.array(z.array(z.string())),
  /** Names that files of this kind have come from. */
  sources: z.array(z.string()),
});

const cell = z.object({ field: z.string(), value: z.string(), expected: z.string() });
/** The first rows as they would come in. */
export const importPreview = z.object({
  fields: z.array(z.string()),
  rows: z.array(z.object({ row: z.int(), values: z.array(z.string()), problems: z.array(cell) })),
});

export const importRowItem = z.object({
  row: z.int(),
  outcome: z.enum(rowOutcomes),
  key: z.string().nullable(),
  accountId: z.string().nullable(),
  problems: z.array(cell),
});
export const importRowList = z.object({
  items: z.array(importRowItem),
  next: z.string().nullable(),
  approximateTotal: z.int(),
});

export type ImportKindName = (typeof importKinds)[number];
export type RowOutcomeName = (typeof rowOutcomes)[number];
export type ImportTaken = z.infer<typeof taken>;
export type ImportMapping = z.infer<typeof importMapping>;
export type ImportItem = z.infer<typeof importItem>;
export type ImportList = z.infer<typeof importList>;
export type ImportDetail = z.infer<typeof importDetail>;
export type ImportPreview = z.infer<typeof importPreview>;
export type ImportRowItem = z.infer<typeof importRowItem>;
export type ImportRowList = z.infer<typeof importRowList>;
