import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { useTexts } from '../reader.tsx';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

type Toast = { readonly text: string; readonly undo?: { readonly label: string; readonly run: () => void } };
type Shown = Toast & { readonly id: number };

const ToastContext = createContext<(toast: Toast) => void>(() => {});
const shownFor = 8_000;

/** Says that something is done, where the screen itself does not show it. What must be read stands in a Note. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext);
}

export function ToastRegion({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null);
  const show = useCallback((toast: Toast) => setShown({ ...toast, id: Date.now() }), []);
  useEffect(() => {
    // An undo stays until it is used or closed: nobody should have to be quick.
    if (!shown || shown.undo) return;
    const timer = setTimeout(() => setShown(null), shownFor);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <ToastContext value={show}>
      {children}
      <div role="status" className="toasts">
        {shown && <ToastLine toast={shown} close={() => setShown(null)} />}
      </div>
    </ToastContext>
  );
}

function ToastLine({ toast, close }: { toast: Toast; close: () => void }) {
  const t = useTexts();
  return (
    <div className="toast">
      <p>{toast.text}</p>
      {toast.undo && (
        <Button
          compact
          onClick={() => {
            toast.undo?.run();
            close();
          }}
        >
          {toast.undo.label}
        </Button>
      )}
      <Button kind="quiet" compact aria-label={t('close')} onClick={close}>
        <Icon name="close" />
      </Button>
    </div>
  );
}
