import { describe, expect, it } from 'vitest';
import type { RebuildTurn } from './rebuild-turn.ts';

const minute = (owner: string) => ({ owner, leaseMs: 60_000 });
/** A lease that has run out when it is taken: what a process that was killed left behind. */
const gone = (owner: string) => ({ owner, leaseMs: -1_000 });

/** `open` gives a turn that nobody has. */
export const rebuildTurnConformance = (
  name: string,
  open: () => RebuildTurn | Promise<RebuildTurn>,
): void => {
  describe(`${name} of a rebuild`, () => {
    it('is one’s alone until it is given back, and only its owner gives it back', async () => {
      const turn = await open();
      expect(await turn.take(minute('a'))).toBe(true);
      expect(await turn.take(minute('b'))).toBe(false);
      await turn.giveBack('b');
      expect(await turn.take(minute('b'))).toBe(false);
      await turn.giveBack('a');
      expect(await turn.take(minute('b'))).toBe(true);
    });

    it('goes to one of many who ask at once', async () => {
      const turn = await open();
      const asked = await Promise.all(['a', 'b', 'c', 'd'].map((owner) => turn.take(minute(owner))));
      expect(asked.filter((taken) => taken)).toHaveLength(1);
    });

    it('goes to the next once its lease has run out, and is kept by the first no more', async () => {
      const turn = await open();
      expect(await turn.take(gone('a'))).toBe(true);
      expect(await turn.take(minute('b'))).toBe(true);
      expect(await turn.keep(minute('a'))).toBe(false);
      await turn.giveBack('a');
      expect(await turn.keep(minute('b'))).toBe(true);
    });

    it('is kept as long as its owner says so, also late where nobody came', async () => {
      const turn = await open();
      await turn.take(gone('a'));
      expect(await turn.keep(minute('a'))).toBe(true);
      expect(await turn.take(minute('b'))).toBe(false);
    });

    it('is kept by nobody who never had it, nor after it was given back', async () => {
      const turn = await open();
      expect(await turn.keep(minute('a'))).toBe(false);
      await turn.take(minute('a'));
      await turn.giveBack('a');
      expect(await turn.keep(minute('a'))).toBe(false);
      expect(await turn.take(minute('b'))).toBe(true);
    });
  });
};
