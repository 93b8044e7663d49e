import { type ButtonHTMLAttributes, type ReactNode, useId } from 'react';
import { Anchor } from './anchor.tsx';

type Look = {
  /** One primary button per view: what most people came to do. `quiet` has no border. */
  readonly kind?: 'plain' | 'primary' | 'quiet' | undefined;
  readonly compact?: boolean | undefined;
  readonly wide?: boolean | undefined;
  /** The key that does the same, shown in the button; the screen binds it with useKeys. */
  readonly keys?: string | undefined;
};

function classes({ kind = 'plain', compact, wide }: Look, extra?: string): string {
  return ['btn', kind === 'plain' ? '' : kind, compact ? 'compact' : '', wide ? 'wide' : '', extra ?? '']
    .filter(Boolean)
    .join(' ');
}

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  Look & {
    /** While its work runs: it keeps its place and the focus, and takes no second click. */
    readonly busy?: boolean | undefined;
    /** Why it cannot be pressed now, in a sentence: shown under it and read aloud with it. */
    readonly blocked?: string | null | undefined;
  };

export function Button({
  kind,
  compact,
  wide,
  keys,
  busy,
  blocked,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const button = (
    <button
      type="button"
      {...rest}
      className={classes({ kind, compact, wide }, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || blocked ? true : undefined}
      aria-describedby={blocked ? reasonId : rest['aria-describedby']}
      onClick={(event) => (busy || blocked ? event.preventDefault() : onClick?.(event))}
    >
      {children}
      {keys && <Keycap>{keys}</Keycap>}
    </button>
  );
  if (!blocked) return button;
  return (
    <span className="blocked">
      {button}
      <small id={reasonId}>{blocked}</small>
    </span>
  );
}

/** An address that looks like a button. */
export function LinkButton({
  href,
  children,
  className,
  kind,
  compact,
  wide,
  keys,
  ...rest
}: Look & { href: string; children: ReactNode; className?: string; 'aria-label'?: string; download?: boolean }) {
  return (
    <Anchor {...rest} href={href} className={classes({ kind, compact, wide }, className)}>
      {children}
      {keys && <Keycap>{keys}</Keycap>}
    </Anchor>
  );
}

export function Keycap({ children }: { children: ReactNode }) {
  return (
    <span className="kbd" aria-hidden="true">
      {children}
    </span>
  );
}
