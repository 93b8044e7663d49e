import { describe, expect, it } from 'vitest';
import { withSearch } from './paths.ts';
import { doorAt, matchPath } from './routes.tsx';

describe('an address', () => {
  it('belongs to the door of its first part, else to the store', () => {
    expect(doorAt('/desk/inbox').prefix).toBe('/desk');
    expect(doorAt('/portal').prefix).toBe('/portal');
    expect(doorAt('/partners').prefix).toBe('');
    expect(doorAt('/').prefix).toBe('');
    expect(doorAt('/sign-in').prefix).toBe('/sign-in');
  });

  it('fits a pattern part by part', () => {
    expect(matchPath('/products/:product', '/products/relay%20pro')).toEqual({ product: 'relay pro' });
    expect(matchPath('/', '/')).toEqual({});
    expect(matchPath('/products/:product', '/products')).toBeNull();
    expect(matchPath('/basket', '/checkout')).toBeNull();
  });

  it('is not found, and breaks nothing, when it is mistyped', () => {
    expect(matchPath('/products/:product', '/products/%E0%A4')).toBeNull();
  });

  it('leaves out what is empty', () => {
    expect(withSearch('/a', { q: '', page: null, n: 0, on: false, name: 'B & C' })).toBe('/a?n=0&name=B+%26+C');
    expect(withSearch('/a', {})).toBe('/a');
  });
});
