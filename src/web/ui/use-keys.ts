import { useEffect, useRef } from 'react';

type Bindings = Readonly<Record<string, () => void>>;

/** Whether the press is typing, a shortcut of the browser, or meant for a dialog that lies on top. */
function isElsewhere(event: KeyboardEvent): boolean {
  const target = event.target;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  if (document.querySelector('dialog[open]')) return true;
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Single keys of a screen: `useKeys({ r: reply, q: makeQuote })`. They rest while somebody types. */
export function useKeys(bindings: Bindings): void {
  const current = useRef(bindings);
  useEffect(() => {
    current.current = bindings;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const run = isElsewhere(event) ? undefined : current.current[event.key.toLowerCase()];
      if (!run) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
