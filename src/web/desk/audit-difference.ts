export type Difference = { readonly field: string; readonly before: string | null; readonly after: string | null };

/** The parts of a noted state by their path: `{ a: { b: 1 } }` is "a.b": "1". Lists of plain values stay one part. */
function parts(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (value === null || value === undefined || value === '') return into;
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    if (value.length > 0) into.set(path, value.join(', '));
  } else if (typeof value === 'object') {
    for (const [name, part] of Object.entries(value)) parts(part, path === '' ? name : `${path}.${name}`, into);
  } else into.set(path, String(value));
  return into;
}

/** What an entry of the trail changed, part by part; null where there was or is nothing. */
export function auditDifference(before: unknown, after: unknown): readonly Difference[] {
  const was = parts(before, '', new Map());
  const is = parts(after, '', new Map());
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((field) => was.get(field) !== is.get(field))
    .map((field) => ({ field, before: was.get(field) ?? null, after: is.get(field) ?? null }));
}
