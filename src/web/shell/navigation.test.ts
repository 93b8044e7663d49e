import { describe, expect, it } from 'vitest';
import { permissions } from '../../platform/permissions.ts';
import { door as desk } from '../desk/routes.tsx';
import { door as partner } from '../partner/routes.tsx';
import { door as portal } from '../portal/routes.tsx';
import type { SignedIn } from '../reader.tsx';
import { door as store } from '../store/routes.tsx';
import { navigation, screensOf } from './navigation.ts';

const doors = { store, portal, partner, desk };
const person = (given: Partial<SignedIn>) => ({ doors: ['store'], actions: [], ...given }) as unknown as SignedIn;

describe('navigation', () => {
  it.each(navigation.map((entry) => [entry.path, entry] as const))('leads from %s to a screen', (path, entry) => {
    expect(doors[entry.door].screens.map((screen) => screen.path)).toContain(path);
  });

  it('asks only for actions of the permission table', () => {
    const known = permissions.map(({ action }) => action);
    for (const { action } of navigation) if (action) expect(known).toContain(action);
  });

  it('puts every screen of the desk under a heading', () => {
    for (const entry of navigation) if (entry.door === 'desk') expect(entry.group).toBeDefined();
  });

  it('shows no door that the roles do not open', () => {
    expect(screensOf('desk', person({}))).toEqual([]);
    expect(screensOf('desk', null)).toEqual([]);
    expect(screensOf('desk', person({ doors: ['desk'] })).length).toBeGreaterThan(0);
    expect(screensOf('store', null).length).toBeGreaterThan(0);
  });
});
