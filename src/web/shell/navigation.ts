import type { DoorName, SignedIn } from '../reader.tsx';
import type { Catalogues } from '../texts.ts';

type NavigationText = keyof Catalogues['navigation'];

export type NavigationGroup = Extract<NavigationText, `group${string}`>;

export type NavigationEntry = {
  readonly door: DoorName;
  /** The screen's address, written like the screen's path in the door's routes. */
  readonly path: string;
  readonly text: Exclude<NavigationText, NavigationGroup>;
  /** The action of the permission table that the screen's first request needs; none where everybody may. */
  readonly action?: string;
  /** The heading it stands under in the desk's rail. */
  readonly group?: NavigationGroup;
};

/** Every screen that a menu or the command palette leads to, in the order it is shown. */
export const navigation: readonly NavigationEntry[] = [
  { door: 'store', path: '/', text: 'storeHome' },
  { door: 'portal', path: '/portal', text: 'portalHome' },
  { door: 'partner', path: '/partner', text: 'partnerHome' },
  { door: 'desk', path: '/desk', text: 'deskHome', group: 'groupDay' },
  { door: 'desk', path: '/desk/inbox', text: 'deskInbox', action: 'leads.read', group: 'groupDay' },
];

/** The screens of a door that somebody's roles open. */
export function screensOf(door: DoorName, me: SignedIn | null): readonly NavigationEntry[] {
  return navigation.filter(
    (entry) =>
      entry.door === door &&
      (door === 'store' || (me?.doors.includes(door) ?? false)) &&
      (entry.action === undefined || (me?.actions.includes(entry.action) ?? false)),
  );
}
