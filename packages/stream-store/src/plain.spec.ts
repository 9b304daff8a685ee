import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain } from './plain.ts';

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('what is made plain', () => {
  it('is what JSON makes of it, whatever it is', () => {
    const anything = fc.anything({ withDate: true, withSparseArray: true, withNullPrototype: true });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), anything), (value) => {
        expect(JSON.stringify(plain(value))).toBe(JSON.stringify(throughJson(value)));
        expect(plain(value)).toEqual(throughJson(value));
      }),
    );
  });

  it.each([
    ['a day that knows its own JSON', { on: new Date(0) }],
    ['nothing, said and unsaid', { said: null, unsaid: undefined, list: [undefined, null] }],
    ['numbers JSON has no word for', { numbers: [Number.NaN, Number.POSITIVE_INFINITY, -0] }],
    ['what has a class', { map: new Map([[1, 2]]), set: new Set([1]), bytes: Buffer.from('a') }],
    ['what stands in a box', { boxed: [Object(3), Object('three'), Object(true)] }],
    ['a name that is none', JSON.parse('{"__proto__": {"admin": true}}')],
  ])('is the same for %s', (_, value) => {
    expect(plain(value)).toEqual(throughJson(value));
    expect(Object.getPrototypeOf(plain(value))).toBe(Object.prototype);
  });

  it('shares nothing with what it was made of', () => {
    const given = { seats: [{ free: 1 }] };
    const made = plain(given);
    given.seats.push({ free: 2 });
    expect(made).toEqual({ seats: [{ free: 1 }] });
  });

  it('is nothing where nothing is given', () => expect(plain(undefined)).toBeUndefined());
});
