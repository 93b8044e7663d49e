import { describe, expect, it } from 'vitest';
import type { Problem } from '../api.ts';
import { fieldOfPointer, sortErrors } from './form-state.ts';

const problem = (...pointers: string[]): Problem => ({
  type: 'invalid_input',
  status: 422,
  title: '',
  detail: '',
  facts: {},
  errors: pointers.map((pointer) => ({ pointer, expected: `right ${pointer}` })),
});

describe('the errors of a problem', () => {
  it('belong to the field that the pointer names', () => {
    expect(fieldOfPointer('/address/city')).toBe('address/city');
    expect(fieldOfPointer('#/lines/0/sku')).toBe('lines/0/sku');
    expect(fieldOfPointer('/a~1b~0c')).toBe('a/b~c');
  });

  it('stand at the fields, the first of each', () => {
    const { byField, stray } = sortErrors(problem('/email', '/email', '/name'), ['email', 'name']);
    expect([...byField]).toEqual([
      ['email', 'right /email'],
      ['name', 'right /name'],
    ]);
    expect(stray).toEqual([]);
  });

  it('are kept for the note on top where the form has no such field', () => {
    const { byField, stray } = sortErrors(problem('/email', '/lines/3/sku'), ['email']);
    expect(byField.size).toBe(1);
    expect(stray).toEqual([{ pointer: '/lines/3/sku', expected: 'right /lines/3/sku' }]);
  });
});
