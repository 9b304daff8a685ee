import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blocksFor, blocksIn, blocksOf } from './blocks.ts';
import { ways } from './ways.ts';

const ours = /@handoff\/|\b(?:import|from|require|source|node)\b[^#\n]*(?:packages|services|schemas|test)\//;

const blocks = blocksIn(join(import.meta.dirname, '..', '..', 'docs', 'partners'));

describe('a block of a page', () => {
  it('is taken as it stands, with the name it is saved under', () =>
    expect(
      blocksOf(
        'a.md',
        'Say\n\n<!-- first event: rest 2 a.py -->\n<!-- run: a.py -->\n```python\nprint(1)\n\n```\nor\n```sh\nrm\n```\n',
      ),
    ).toEqual([{ page: 'a.md', way: 'rest', number: 2, file: 'a.py', text: 'print(1)\n\n' }]));
});

describe('what the pages for partners let a new engineer run', () => {
  it.each(['start', ...ways])('goes on from block to block without a gap: %s', (way) => {
    const numbers = blocksFor(way, blocks).map(({ number }) => number);
    expect(numbers.length).toBeGreaterThan(1);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('has no other way', () =>
    expect(new Set(blocks.map(({ way }) => way))).toEqual(new Set(['start', ...ways])));

  it('takes nothing of ours into a program: no package, no path of the sources', () =>
    expect(blocks.filter(({ text }) => ours.test(text))).toEqual([]));
});
