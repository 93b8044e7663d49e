import './file-drop.css';
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { ApiProblem, newIdempotencyKey, type Problem } from '../api.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { upload } from '../upload.ts';
import { Button } from './button.tsx';
import { FieldError } from './field.tsx';
import { Progress } from './progress.tsx';
import { Refusal } from './refusal.tsx';

type Sending = { readonly name: string; readonly share: number; readonly stop: () => void };

type FileDropProps<T> = {
  readonly label: string;
  readonly hint?: string;
  /** Where the file goes, by POST as the part "file". */
  readonly path: string;
  /** File name endings: ['csv']. */
  readonly kinds: readonly string[];
  readonly mostMegabytes: number;
  readonly done: (reply: T) => void;
  /** How a refusal is shown, where more than its sentences is to be said: the rows that are wrong. */
  readonly refused?: (problem: Problem) => ReactNode;
  /** Why no file can be taken yet, in a sentence. */
  readonly blocked?: string | null;
};

/** One file, chosen or dropped, sent with its progress. What is wrong with it before sending is said before sending. */
export function FileDrop<T>({ label, hint, path, kinds, mostMegabytes, done, refused, blocked }: FileDropProps<T>) {
  const t = useTexts();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const { sending, problem, send } = useUpload(path, done);
  const unfit = useUnfit(kinds, mostMegabytes);

  const take = (file: File | undefined) => {
    if (!file || sending || blocked) return;
    const reason = unfit(file);
    setWrong(reason);
    if (!reason) void send(file);
    if (input.current) input.current.value = '';
  };
  const drag = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <div className="field">
      <span className="label" id={id}>
        {label}
      </span>
      {hint && <p className="hint">{hint}</p>}
      {/* biome-ignore lint/a11y/useSemanticElements: the field's group is a target for dropping, not a fieldset */}
      <div
        className={over ? 'drop over' : 'drop'}
        role="group"
        aria-labelledby={id}
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={(event) => {
          drag(false)(event);
          take(event.dataTransfer.files[0]);
        }}
      >
        <input
          ref={input}
          type="file"
          className="sr"
          tabIndex={-1}
          aria-label={label}
          accept={kinds.map((kind) => `.${kind}`).join(',')}
          onChange={(event) => take(event.target.files?.[0])}
        />
        {sending ? (
          <UploadProgress sending={sending} />
        ) : (
          <>
            <Button blocked={blocked ?? null} onClick={() => input.current?.click()}>
              {t('fileChoose')}
            </Button>
            {!blocked && <span className="small muted">{t('fileDrop')}</span>}
          </>
        )}
      </div>
      {wrong && <FieldError>{wrong}</FieldError>}
      {problem && (refused?.(problem) ?? <Refusal problem={problem} />)}
    </div>
  );
}

/** Why a file cannot be what is wanted, seen before it is sent. */
function useUnfit(kinds: readonly string[], mostMegabytes: number): (file: File) => string | null {
  const t = useTexts();
  const format = useFormat();
  return ({ name, size }) => {
    if (!kinds.some((kind) => name.toLowerCase().endsWith(`.${kind}`))) {
      return t('fileKind', { kinds: format.list(kinds.map((kind) => kind.toUpperCase())), name });
    }
    const megabytes = size / 1_048_576;
    if (megabytes <= mostMegabytes) return null;
    return t('fileLarge', {
      name,
      size: format.decimal(megabytes.toFixed(1), 1),
      most: format.quantity(mostMegabytes),
    });
  };
}

function useUpload<T>(path: string, done: (reply: T) => void) {
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (file: File) => {
    const stopper = new AbortController();
    const progress = (share: number) => setSending({ name: file.name, share, stop: () => stopper.abort() });
    setProblem(null);
    progress(0);
    try {
      const idempotencyKey = newIdempotencyKey();
      done(await upload<T>(path, file, { idempotencyKey, onProgress: progress, signal: stopper.signal }));
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      if (!stopper.signal.aborted) setProblem(cause.problem);
    } finally {
      setSending(null);
    }
  };
  return { sending, problem, send };
}

function UploadProgress({ sending: { name, share, stop } }: { sending: Sending }) {
  const t = useTexts();
  const format = useFormat();
  const words =
    share < 1 ? t('fileSending', { name, percent: format.percent(share.toFixed(2), 0) }) : t('fileReading', { name });
  return (
    <>
      <Progress label={words} share={share < 1 ? share : null} />
      <Button compact onClick={stop}>
        {t('fileStop')}
      </Button>
    </>
  );
}
