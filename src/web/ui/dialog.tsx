import './dialog.css';
import { type ReactNode, type RefObject, useId } from 'react';
import { useTexts } from '../reader.tsx';
import { Icon } from './icon.tsx';

/**
 * The browser's own modal dialog: `ref.current.showModal()` opens it, Escape closes it, the focus stays inside and
 * returns. For what must be decided before anything else; what a panel can show is shown in a panel.
 */
export function Dialog({
  dialogRef,
  title,
  side,
  onClose,
  actions,
  children,
}: {
  readonly dialogRef: RefObject<HTMLDialogElement | null>;
  readonly title: string;
  /** At the right edge, full height: menus on phones. */
  readonly side?: boolean;
  readonly onClose?: () => void;
  /** At the end, the primary last. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useTexts();
  const id = useId();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it with Escape, as the browser does
    <dialog
      ref={dialogRef}
      className={side ? 'dialog side' : 'dialog'}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
    >
      <div className="dialog-box">
        <header>
          <h2 id={id}>{title}</h2>
          <button
            type="button"
            className="btn quiet compact"
            aria-label={t('close')}
            onClick={() => dialogRef.current?.close()}
          >
            <Icon name="close" />
          </button>
        </header>
        <div className="dialog-body">{children}</div>
        {actions && <div className="form-acts">{actions}</div>}
      </div>
    </dialog>
  );
}
