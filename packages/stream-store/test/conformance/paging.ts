import { describe, expect, it } from 'vitest';
import { type Bench, freshCausation, startProcess } from './bench.ts';
import { add, addEach } from './tally.ts';

export const paging = (bench: () => Bench) =>
  describe('reading every stream', () => {
    it('goes page by page in the order of their ids, each whole, published or not', async () => {
      const { tell, store } = await startProcess(bench());
      // Of a run of its own, so that other tests' streams stand before or after them all.
      const run = `tally-page-${crypto.randomUUID()}`;
      for (const name of ['b', 'a', 'c'])
        await tell(`${run}-${name}`, name === 'a' ? addEach(1, 2) : add(1), freshCausation());
      const first = await store.page(run, 2);
      expect(first.map(({ id }) => id)).toEqual([`${run}-a`, `${run}-b`]);
      expect(first[0]?.events.map(({ sequence }) => sequence)).toEqual([1, 2]);
      const [next] = await store.page(first.at(-1)?.id ?? '', 2);
      expect(next?.id).toBe(`${run}-c`);
    });

    it('goes over all of them, each once and whole, in whatever order', async () => {
      const { tell, store } = await startProcess(bench());
      const run = `tally-all-${crypto.randomUUID()}`;
      for (const name of ['b', 'a', 'c'])
        await tell(`${run}-${name}`, name === 'a' ? addEach(1, 2) : add(1), freshCausation());
      const read: string[] = [];
      for await (const { id, events } of store.all())
        if (id.startsWith(run)) read.push(`${id.slice(run.length + 1)} ${events.length}`);
      expect(read.toSorted()).toEqual(['a 2', 'b 1', 'c 1']);
    });

    it('ends', async () => {
      const { store } = await startProcess(bench());
      expect(await store.page('tally-~', 10)).toEqual([]);
    });
  });
