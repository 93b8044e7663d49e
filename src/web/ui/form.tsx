import type { ReactNode } from 'react';
import { useTexts } from '../reader.tsx';
import { Button } from './button.tsx';
import type { FormState, FormValues } from './form-state.ts';
import { Note } from './note.tsx';
import { Refusal } from './refusal.tsx';

/**
 * One column of fields. On top a note when something was refused, at the end the button that says what it does
 * ("Publish price list"). Enter sends. The focus goes to the first field that is wrong.
 */
export function Form<V extends FormValues>({
  form,
  action,
  label,
  keys,
  wide,
  blocked,
  beside,
  children,
}: {
  readonly form: FormState<V>;
  readonly action: string;
  /** The form's name for readers who listen, where no heading stands above it. */
  readonly label?: string;
  readonly keys?: string;
  readonly wide?: boolean;
  readonly blocked?: string | null;
  /** Further buttons, left of the one that sends. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useTexts();
  return (
    <form
      className="form"
      ref={form.ref}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <FormSummary form={form} />
      {form.kept && !form.problem && (
        <Note
          actions={
            <Button compact onClick={form.discard}>
              {t('draftDiscard')}
            </Button>
          }
        >
          {t('draftKept')}
        </Note>
      )}
      {children}
      <div className="form-acts">
        {beside}
        <Button type="submit" kind="primary" busy={form.busy} wide={wide} keys={keys} blocked={blocked}>
          {action}
        </Button>
      </div>
    </form>
  );
}

/** What was wrong, in one note: the server's sentences, or that the fields below say it. */
function FormSummary<V extends FormValues>({ form }: { form: FormState<V> }) {
  const t = useTexts();
  if (!form.problem) return form.wrong ? <FormNote>{t('formWrong', { count: form.wrong })}</FormNote> : null;
  return (
    <div className="summary" tabIndex={-1}>
      <Refusal problem={form.problem} />
      {form.stray.length > 0 && (
        <ul className="stray">
          {form.stray.map(({ pointer, expected }) => (
            <li key={pointer}>
              <span className="mono">{pointer}</span> {expected}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function FormNote({ children }: { children: ReactNode }) {
  return (
    <div className="summary" tabIndex={-1} role="alert">
      <Note tone="neg">{children}</Note>
    </div>
  );
}
