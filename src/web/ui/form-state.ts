import { type RefObject, useEffect, useRef, useState } from 'react';
import { ApiProblem, newIdempotencyKey, type Problem } from '../api.ts';

/** What stands in the fields, by field name. A name is the JSON pointer of the body without its first slash. */
export type FormValues = Readonly<Record<string, string>>;

type Names<V extends FormValues> = keyof V & string;

export type FormOptions<V extends FormValues, R> = {
  /** Names what is being filled in ("price-list-new"), so that unsaved input survives leaving the page. */
  readonly draft: string;
  readonly initial: V;
  /** Fields that are never kept in the browser. */
  readonly secret?: readonly Names<V>[];
  /** Looks at one field before anything is sent; words when it is wrong. The server looks again at all of them. */
  readonly checks?: { readonly [K in Names<V>]?: (value: string, values: V) => string | null };
  /** Sends the input. The key stays the same until the server has answered, so that nothing happens twice. */
  readonly send: (values: V, idempotencyKey: string) => Promise<R>;
  readonly done?: (reply: R, values: V) => void;
};

export type FormState<V extends FormValues> = {
  readonly values: V;
  readonly set: (name: Names<V>, value: string) => void;
  /** Several fields in one step, where one choice changes others. */
  readonly fill: (values: Partial<V>) => void;
  /** What a field needs: `<TextField {...form.field('company')} label=... />`. */
  readonly field: (name: Names<V>) => {
    readonly name: string;
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly error: string | null;
  };
  readonly submit: () => Promise<void>;
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Wrong inputs that no field on the screen answers for: they stand in the note on top. */
  readonly stray: readonly { readonly pointer: string; readonly expected: string }[];
  readonly wrong: number;
  /** True when the fields hold what was left here before. */
  readonly kept: boolean;
  readonly discard: () => void;
  readonly ref: RefObject<HTMLFormElement | null>;
};

/** "/address/city" of the server's answer is the field "address/city". */
export function fieldOfPointer(pointer: string): string {
  return pointer.replace(/^#?\//, '').replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Sorts a problem's errors to the fields on the screen; what has none is stray. The first error of a field counts. */
export function sortErrors(problem: Problem | null, names: readonly string[]) {
  const byField = new Map<string, string>();
  const stray: { pointer: string; expected: string }[] = [];
  for (const { pointer, expected } of problem?.errors ?? []) {
    const name = fieldOfPointer(pointer);
    if (!names.includes(name)) stray.push({ pointer, expected });
    else if (!byField.has(name)) byField.set(name, expected);
  }
  return { byField, stray };
}

function readDraft<V extends FormValues>(draft: string, initial: V): V | null {
  try {
    const kept = sessionStorage.getItem(`draft ${draft}`);
    return kept ? { ...initial, ...(JSON.parse(kept) as V) } : null;
  } catch {
    return null;
  }
}

function keepDraft(draft: string, values: FormValues, secret: readonly string[]): void {
  const open = Object.fromEntries(Object.entries(values).filter(([name]) => !secret.includes(name)));
  try {
    sessionStorage.setItem(`draft ${draft}`, JSON.stringify(open));
  } catch {
    // A full or forbidden storage costs the draft, not the form.
  }
}

/** The state of a form: input that survives leaving, one sending at a time, the server's words at the fields. */
export function useForm<V extends FormValues, R = unknown>(options: FormOptions<V, R>): FormState<V> {
  const { draft, initial, secret = [] } = options;
  const [start] = useState(() => ({ values: readDraft(draft, initial), key: newIdempotencyKey() }));
  const [values, setValues] = useState<V>(start.values ?? initial);
  const [kept, setKept] = useState(start.values !== null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [checked, setChecked] = useState<ReadonlyMap<string, string>>(new Map());
  const [attempt, setAttempt] = useState(0);
  const key = useRef(start.key);
  const sending = useRef(false);
  const ref = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (attempt === 0) return;
    const form = ref.current;
    (
      form?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? form?.querySelector<HTMLElement>('.summary')
    )?.focus();
  }, [attempt]);

  const { byField, stray } = sortErrors(problem, Object.keys(initial));
  const errorAt = (name: string) => checked.get(name) ?? byField.get(name) ?? null;

  const fill = (given: Partial<V>) => {
    const next = { ...values, ...given };
    const names = Object.keys(given);
    setValues(next);
    keepDraft(draft, next, secret);
    if (names.some((name) => checked.has(name)))
      setChecked(new Map([...checked].filter(([other]) => !names.includes(other))));
    if (problem && names.some((name) => byField.has(name))) setProblem(without(problem, names));
  };
  const set = (name: Names<V>, value: string) => fill({ [name]: value } as unknown as Partial<V>);

  const submit = async () => {
    if (sending.current) return;
    const wrong = wrongOf(values, options.checks ?? {});
    setChecked(wrong);
    setProblem(null);
    if (wrong.size) return setAttempt(attempt + 1);
    sending.current = true;
    setBusy(true);
    try {
      const reply = await options.send(values, key.current);
      sessionStorage.removeItem(`draft ${draft}`);
      key.current = newIdempotencyKey();
      setKept(false);
      options.done?.(reply, values);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      // A refusal is an answer: the next try is a new intention. A lost connection or a broken server is none, and
      // the first try may have got through: same key.
      if (cause.problem.status >= 400 && cause.problem.status < 500) key.current = newIdempotencyKey();
      setProblem(cause.problem);
      setAttempt(attempt + 1);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };

  return {
    values,
    set,
    fill,
    field: (name) => ({
      name,
      value: values[name] ?? '',
      onChange: (value: string) => set(name, value),
      error: errorAt(name),
    }),
    submit,
    busy,
    problem,
    stray,
    wrong: checked.size || byField.size + stray.length,
    kept,
    discard: () => {
      sessionStorage.removeItem(`draft ${draft}`);
      setValues(initial);
      setKept(false);
      setProblem(null);
      setChecked(new Map());
    },
    ref,
  };
}

/** The words of every field that its check does not let pass. */
function wrongOf<V extends FormValues>(
  values: V,
  checks: NonNullable<FormOptions<V, unknown>['checks']>,
): ReadonlyMap<string, string> {
  const found = Object.entries(checks).flatMap(([name, check]) => {
    const words = (check as (value: string, values: V) => string | null)(values[name] ?? '', values);
    return words ? [[name, words] as const] : [];
  });
  return new Map(found);
}

/** Fields that are being corrected no longer show what was wrong with them. */
function without(problem: Problem, names: readonly string[]): Problem {
  return { ...problem, errors: problem.errors.filter((error) => !names.includes(fieldOfPointer(error.pointer))) };
}
