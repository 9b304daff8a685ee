import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadWeights, readWeights } from './load-weights.ts';

const shipped = readFileSync(join(import.meta.dirname, '../../matching/weights.yaml'), 'utf8');
const changed = (from: string, to: string): string => {
  expect(shipped).toContain(from);
  return shipped.replace(from, to);
};

describe('the weights', () => {
  it('ship, with a version', () => expect(loadWeights().version).toBe(2));

  it.each([
    [
      'a reason that counts against',
      changed('place-free: 20', 'place-free: -20'),
      /weights\.yaml:8:15: points › place-free/,
    ],
    ['a drawback that counts for', changed('no-bus: -8', 'no-bus: 8'), /points › no-bus/],
    ['a code without points', changed('  child-care: 10\n', ''), /weights\.yaml:7:3: points › child-care/],
    ['a code nobody knows', changed('  child-care: 10', '  child-care: 10\n  kindness: 10'), /kindness/],
    ['text that is no YAML', 'version: [', /weights\.yaml:1:\d+: /],
  ])('with %s are refused, with the place', (_what, text, fault) =>
    expect(() => readWeights('weights.yaml', text)).toThrow(fault),
  );
});
