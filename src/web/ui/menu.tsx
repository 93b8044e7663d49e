import './menu.css';
import { type ReactNode, type ToggleEvent, useId, useRef, useState } from 'react';
import { Anchor } from './anchor.tsx';
import { Icon, type IconName } from './icon.tsx';

/**
 * A button that opens a short list under itself: the browser's own popover, so Escape and a click beside it close
 * it. Its things are links and buttons in reading order; the Tab key walks through them.
 */
export function Menu({
  label,
  icon,
  compact,
  quiet,
  children,
}: {
  readonly label: string;
  /** Shown instead of the words, which stay its name. */
  readonly icon?: IconName;
  readonly compact?: boolean;
  readonly quiet?: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const place = (event: ToggleEvent<HTMLDivElement>) => {
    setOpen(event.newState === 'open');
    const box = opener.current?.getBoundingClientRect();
    const menu = event.currentTarget;
    if (event.newState !== 'open' || !box) return;
    const below = innerHeight - box.bottom > menu.offsetHeight + 8 || box.top < menu.offsetHeight + 8;
    menu.style.top = `${below ? box.bottom + 4 : box.top - menu.offsetHeight - 4}px`;
    menu.style.left = `${Math.max(8, Math.min(box.left, innerWidth - menu.offsetWidth - 8))}px`;
  };
  return (
    <>
      <button
        type="button"
        ref={opener}
        className={['btn menu-opener', compact ? 'compact' : '', quiet ? 'quiet' : ''].filter(Boolean).join(' ')}
        popoverTarget={id}
        aria-expanded={open}
        aria-label={icon ? label : undefined}
      >
        {icon ? <Icon name={icon} /> : <span className="menu-words">{label}</span>}
        {!icon && <Icon name="down" />}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its links and buttons did */}
      <div
        id={id}
        popover="auto"
        className="menu"
        onToggle={place}
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest('a, .menu-item'))
            event.currentTarget.hidePopover();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') opener.current?.focus();
        }}
      >
        {children}
      </div>
    </>
  );
}

export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Anchor className="menu-item" href={href}>
      {children}
    </Anchor>
  );
}

/** Something to do; it closes the menu. */
export function MenuAction({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="menu-item" onClick={onClick}>
      {children}
    </button>
  );
}

/** What is not chosen but read or set: a name, two switches. */
export function MenuRow({ children }: { children: ReactNode }) {
  return <div className="menu-row">{children}</div>;
}
