import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useReader } from '../reader.tsx';
import { loadTexts } from '../texts.ts';
import { Keycap } from '../ui/button.tsx';

const CommandPalette = lazy(async () => {
  const module = await import('../ui/command-palette.tsx');
  return { default: module.CommandPalette };
});

const opened = new EventTarget();

/** Whether the key was meant for what is being typed. */
function typing(event: KeyboardEvent): boolean {
  const target = event.target;
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** The button that opens the command palette; Ctrl-K and / do the same from anywhere. */
export function PaletteOpener({
  className,
  keys,
  children,
}: {
  readonly className?: string;
  readonly keys?: string;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={className ? `btn opener ${className}` : 'btn opener'}
      onClick={() => opened.dispatchEvent(new Event('open'))}
    >
      {children}
      {keys && <Keycap>{keys}</Keycap>}
    </button>
  );
}

/** Holds the palette, once for the page. It is fetched when it is first asked for. */
export function PaletteHost() {
  const { me, language } = useReader();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!me) return;
    const show = () => void loadTexts(language, ['navigation']).then(() => setOpen(true));
    const press = (event: KeyboardEvent) => {
      const wanted = (event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !typing(event));
      if (!wanted) return;
      event.preventDefault();
      show();
    };
    opened.addEventListener('open', show);
    addEventListener('keydown', press);
    return () => {
      opened.removeEventListener('open', show);
      removeEventListener('keydown', press);
    };
  }, [me, language]);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <CommandPalette close={() => setOpen(false)} />
    </Suspense>
  );
}
