import './record-form.css';
import { Fragment, type ReactNode, useRef, useState } from 'react';
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
  readonly meanwhile: {
    readonly before: V;
    readonly theirs: V;
    readonly take: () => void;
    readonly over: () => void;
  } | null;
  readonly record: T | null;
};

/**
 * A form over a record that several people may change: it sends the version it was filled from, and where somebody
 * was faster it has the other change to show.
 */
export function useRecordForm<T extends Versioned, V extends FormValues>(
  options: RecordFormOptions<T, V>,
): RecordForm<T, V> {
  const [base] = useState(options.record);
  const [theirs, setTheirs] = useState<T | null>(null);
  const version = useRef(base?.rowVersion ?? 0);
  const change = async (body: unknown) => {
    try {
      return await send<T>('PUT', options.path, body, { ifMatch: `"${version.current}"` });
    } catch (cause) {
      if (cause instanceof ApiProblem && cause.problem.type === 'changed_meanwhile')
        setTheirs(await get<T>(options.path));
      throw cause;
    }
  };
  const form = useForm<V, T>({
    draft: base ? `${options.draft}-${base.rowVersion}` : options.draft,
    initial: options.valuesOf(base),
    ...(options.checks ? { checks: options.checks } : {}),
    send: async (values, idempotencyKey) => {
      setTheirs(null);
      const body = await options.bodyOf(values);
      return base ? change(body) : send<T>('POST', options.createAt, body, { idempotencyKey });
    },
    done: (saved) => options.done(saved, 'saved'),
  });
  const meanwhile = base &&
    theirs && {
      before: options.valuesOf(base),
      theirs: options.valuesOf(theirs),
      take: () => {
        form.discard();
        options.done(theirs, 'taken');
      },
      over: () => {
        version.current = theirs.rowVersion;
        void form.submit();
      },
    };
  return { form, meanwhile, record: base };
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

/** The other change, field by field, with both ways on. Stands above the form that was refused. */
export function ChangedMeanwhile<T, V extends FormValues>({
  of,
  labels,
  show = (_, value) => value,
}: {
  readonly of: RecordForm<T, V>;
  readonly labels: { readonly [K in keyof V & string]: string };
  /** How a field's value reads: the name behind an id, the word behind a choice. */
  readonly show?: (name: keyof V & string, value: string) => ReactNode;
}) {
  const t = useTexts('desk-catalogue');
  if (!of.meanwhile) return null;
  const { before, theirs, take, over } = of.meanwhile;
  const names = Object.keys(labels) as (keyof V & string)[];
  const rows = names
    .filter((name) => before[name] !== theirs[name])
    .map((name) => ({
      key: name,
      what: labels[name],
      before: before[name] ? show(name, before[name]) : t('meanwhileEmpty'),
      after: theirs[name] ? show(name, theirs[name]) : t('meanwhileEmpty'),
    }));
  return (
    <Panel title={t('meanwhileTitle')} flush>
      {rows.length === 0 ? (
        <p className="empty muted">{t('meanwhileSame')}</p>
      ) : (
        <DiffTable caption={t('meanwhileTitle')} rows={rows} />
      )}
      <div className="panel-acts">
        <Button onClick={take}>{t('meanwhileTheirs')}</Button>
        <Button onClick={over} busy={of.form.busy}>
          {t('meanwhileMine')}
        </Button>
      </div>
    </Panel>
  );
}
