import type { Refusal } from '../../../kernel/outcome.ts';
import { problemOf } from '../../../platform/http/problem-reply.ts';
import type { ImportRow } from '../../../platform/import/storage.ts';
import type { Language } from '../../../texts/languages.ts';
import type { ImportItem, ImportKindName } from '../terms/imports.ts';

function failureOf(failure: Refusal, language: Language): ImportItem['failure'] {
  const { type, title, detail, errors = [] } = problemOf(failure, language);
  return {
    type,
    title,
    detail,
    errors: errors.map(({ pointer, value, expected }) => ({
      pointer,
      value: value === undefined ? '' : String(value),
      expected,
    })),
  };
}

function taskOf(row: ImportRow): ImportItem['task'] {
  if (row.task === null) return null;
  return {
    kind: row.task,
    phase: row.phase,
    bytes: Number(row.work_bytes ?? 0n),
    stopping: row.stop_requested ?? false,
  };
}

/** An import as lists and its page show it. */
export function importItem(row: ImportRow, names: ReadonlyMap<string, string>, language: Language): ImportItem {
  return {
    id: row.id,
    kind: row.kind as ImportKindName,
    source: row.source,
    fileName: row.file_name,
    bytes: Number(row.bytes),
    state: row.state as ImportItem['state'],
    task: taskOf(row),
    rows: row.rows,
    counts: {
      new: row.new_rows,
      changed: row.changed_rows,
      unchanged: row.unchanged_rows,
      repeated: row.repeated_rows,
      bad: row.bad_rows,
    },
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by === null ? null : { personId: row.created_by, name: names.get(row.created_by) ?? '' },
    finishedAt: row.finished_at?.toISOString() ?? null,
    failure: row.failure === null ? null : failureOf(row.failure, language),
    rowVersion: row.row_version,
  };
}
