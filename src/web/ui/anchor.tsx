import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { navigate, usePlace } from '../place.ts';

export type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; replace?: boolean };

/** Whether the browser must do it itself: another site, a file, a new window, a jump inside the page. */
function leavesToBrowser(event: MouseEvent<HTMLAnchorElement>, href: string): boolean {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
  return modified || event.currentTarget.target !== '' || event.currentTarget.download !== '' || !isScreen(href);
}

function isScreen(href: string): boolean {
  return href.startsWith('/') && !href.startsWith('//') && !href.startsWith('/api/');
}

/** A link. To a screen of ours it goes without loading the page again, and the screen is fetched when the link is pointed at. */
export function Anchor({ href, replace, onClick, ...rest }: AnchorProps) {
  const { prepare } = usePlace();
  const ahead = () => {
    if (isScreen(href)) prepare(new URL(href, location.href).pathname);
  };
  return (
    <a
      {...rest}
      href={href}
      onPointerEnter={ahead}
      onFocus={ahead}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || leavesToBrowser(event, href)) return;
        event.preventDefault();
        navigate(href, { replace: replace ?? false });
      }}
    />
  );
}
