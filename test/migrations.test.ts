import { expect, inject, it } from 'vitest';

it('applies every migration to an empty database', () => {
  expect(inject('cluster').failure).toBeUndefined();
});
