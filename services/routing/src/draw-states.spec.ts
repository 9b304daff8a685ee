import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actors, isOpen, openStatuses, type Status, transitions } from './domain/referral/transitions.ts';
import { drawStates, edges, endings, statesPicture } from './draw-states.ts';

const framed: readonly Status[] = ['offered', 'in-review', 'needs-person'];

/** Read back from the picture's parts: who moves from where to where. */
const drawn = (): ReadonlySet<string> =>
  new Set([
    ...edges().flatMap(({ from, to, by }) =>
      (from === 'frame' ? framed : [from]).flatMap((start) => by.map((actor) => `${start} ${to} ${actor}`)),
    ),
    ...openStatuses.flatMap((from) =>
      endings(from).flatMap((words) => {
        const [, to, by = ''] = /→ ([a-z-]+) \((.*)\)/.exec(words) ?? [];
        return by.split(', ').map((actor) => `${from} ${to} ${actor}`);
      }),
    ),
  ]);

describe('the picture of the statuses', () => {
  it('shows every row of the table and no other, the striking of an entry aside', () => {
    const rows = transitions
      .filter(({ from, to }) => to !== 'entered-in-error' && (from === 'none' || isOpen(from)))
      .map(({ from, to, actor }) => `${from} ${to} ${actor}`);
    expect(drawn()).toEqual(new Set(rows));
  });

  it('leaves the striking of an entry to a sentence, because it is possible everywhere', () => {
    const striking = transitions.filter(({ to }) => to === 'entered-in-error');
    expect(striking.length).toBe(actors.length * (openStatuses.length + 4) + 1);
  });

  it('stands in docs/ as the table has it (node services/routing/src/draw-states.ts)', () =>
    expect(readFileSync(statesPicture, 'utf8')).toBe(drawStates()));
});
