import './record-form.css';
import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react';
import { ApiProblem, get, send } from '../api.ts';
import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { DiffTable } from '../ui/diff-table.tsx';
import { type FormOptions, type FormState, type FormValues, useForm } from '../ui/form-state.ts';
import { Panel } from '../ui/panel.tsx';

type Versioned = { readonly rowVersion: number };

type RecordFormOptions<T extends Versioned, V extends FormValues> = Pick<FormOptions<V, T>, 'checks'> & {
  /** Names the form; its kept input belongs to this version of the record. */
  readonly draft: string;
  /** What is changed; null for something new. */
  readonly record: T | null;
  /** Where a new one is sent. */
  readonly createAt: string;
  /** Where the record is read and changed. */
  readonly path: string;
  /** What stands in the fields; for something new its first values. */
  readonly valuesOf: (record: T | null) => V;
  /** The record as the server takes it; what must be looked up for it may take a moment. */
  readonly bodyOf: (values: V) => unknown;
  /** Called with the record as it now is: saved by this form, or taken as somebody else left it. */
  readonly done: (record: T, how: 'saved' | 'taken') => void;
};

export type RecordForm<T, V extends FormValues> = {
  readonly form: FormState<V>;
  /** What the fields held when the form was opened, and what somebody else has made of them since; null if nobody did. */
  readonly meanwhile: { readonly before: V; readonly theirs: V; readonly take: () => void } | null;
  readonly record: T | null;
};

/**
 * A form over a record that several people may change: it sends the version it was filled from, and where somebody
 * was faster it has the other change to show. What the person had not touched follows the other's change, so that
 * saving once more puts nothing back by accident.
 */
export function useRecordForm<T extends Versioned, V extends FormValues>(
  options: RecordFormOptions<T, V>,
): RecordForm<T, V> {
  const [base] = useState(options.record);
  /** The newest version that the person has been shown, and the one before it; the form builds on the newest. */
  const [seen, setSeen] = useState<{ readonly before: T; readonly theirs: T } | null>(null);
  const newest = useRef(base);
  const change = async (body: unknown) => {
    try {
      return await send<T>('PUT', options.path, body, { ifMatch: `"${newest.current?.rowVersion ?? 0}"` });
    } catch (cause) {
      if (cause instanceof ApiProblem && cause.problem.type === 'changed_meanwhile' && newest.current) {
        const theirs = await get<T>(options.path);
        setSeen({ before: newest.current, theirs });
        newest.current = theirs;
      }
      throw cause;
    }
  };
  const form = useForm<V, T>({
    draft: base ? `${options.draft}-${base.rowVersion}` : options.draft,
    initial: options.valuesOf(base),
    ...(options.checks ? { checks: options.checks } : {}),
    send: async (values, idempotencyKey) => {
      const body = await options.bodyOf(values);
      return base ? change(body) : send<T>('POST', options.createAt, body, { idempotencyKey });
    },
    done: (saved) => options.done(saved, 'saved'),
  });
  const meanwhile = seen && {
    before: options.valuesOf(seen.before),
    theirs: options.valuesOf(seen.theirs),
    take: () => {
      form.discard();
      options.done(seen.theirs, 'taken');
    },
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per version that came in, with the fields as they are then
  useEffect(() => {
    if (meanwhile) form.fill(untouched(form.values, meanwhile.before, meanwhile.theirs));
  }, [seen]);
  return { form, meanwhile, record: base };
}

/** What the other changed and the person did not, as the other left it. */
function untouched<V extends FormValues>(values: V, before: V, theirs: V): Partial<V> {
  const names = Object.keys(theirs).filter((name) => before[name] !== theirs[name] && values[name] === before[name]);
  return Object.fromEntries(names.map((name) => [name, theirs[name]])) as Partial<V>;
}

/**
 * A form that stays on the screen after saving begins anew with what was saved (or taken over): `next` is called with
 * it. Until then a newer version that arrives in the background changes nothing under the person's hands.
 */
export function FormRounds<T>({
  record,
  children,
}: {
  readonly record: T;
  readonly children: (record: T, next: (record: T) => void) => ReactNode;
}) {
  const [current, setCurrent] = useState({ record, round: 0 });
  const next = (saved: T) => setCurrent(({ round }) => ({ record: saved, round: round + 1 }));
  return <Fragment key={current.round}>{children(current.record, next)}</Fragment>;
}

/** The other change, field by field, beside what stands in the form. Stands above the form that was refused. */
export function ChangedMeanwhile<T, V extends FormValues>({
  of,
  labels,
  show = (_, value) => value,
}: {
  readonly of: RecordForm<T, V>;
  readonly labels: { readonly [K in keyof V & string]?: string };
  /** How a field's value reads: the name behind an id, the word behind a choice. */
  readonly show?: (name: keyof V & string, value: string) => ReactNode;
}) {
  const t = useTexts('desk-catalogue');
  const { form, meanwhile } = of;
  if (!meanwhile) return null;
  const { before, theirs, take } = meanwhile;
  const shown = (name: keyof V & string, value: string | undefined) =>
    value ? show(name, value) : t('meanwhileEmpty');
  const changed = (Object.keys(labels) as (keyof V & string)[]).filter((name) => before[name] !== theirs[name]);
  const yours = (name: keyof V & string) =>
    form.values[name] === theirs[name] ? (
      <span className="muted">{t('meanwhileTaken')}</span>
    ) : (
      <span className="yours">
        {shown(name, form.values[name])}
        <Button compact onClick={() => form.set(name, theirs[name] ?? '')}>
          {t('meanwhileTake')}
        </Button>
      </span>
    );
  return (
    <Panel title={t('meanwhileTitle')} flush>
      {changed.length === 0 ? (
        <p className="empty muted">{t('meanwhileSame')}</p>
      ) : (
        <>
          <p className="small meanwhile-words">{t('meanwhileBody')}</p>
          <DiffTable
            caption={t('meanwhileTitle')}
            sides={{ after: t('meanwhileOther'), yours: t('meanwhileYours') }}
            rows={changed.map((name) => ({
              key: name,
              what: labels[name],
              before: shown(name, before[name]),
              after: shown(name, theirs[name]),
              yours: yours(name),
            }))}
          />
        </>
      )}
      <div className="panel-acts">
        <Button onClick={take}>{t('meanwhileTheirs')}</Button>
        <Button onClick={() => void form.submit()} busy={form.busy}>
          {t('meanwhileMine')}
        </Button>
      </div>
    </Panel>
  );
}
