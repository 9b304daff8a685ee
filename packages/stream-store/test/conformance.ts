import { afterEach, beforeEach, describe } from 'vitest';
import { answering } from './conformance/answering.ts';
import { appending } from './conformance/appending.ts';
import type { Bench, OpenBench } from './conformance/bench.ts';
import { ringing } from './conformance/clocks.ts';
import { forgetting, rejoining } from './conformance/rejoining.ts';
import { paging } from './conformance/paging.ts';
import { relaying } from './conformance/relaying.ts';
import { watching } from './conformance/watching.ts';

export type { Bench, OpenBench } from './conformance/bench.ts';

/** What every stream store keeps to, whatever it is made of. Each test gets streams of its own. */
export const streamStoreConformance = (name: string, open: OpenBench) =>
  describe(`streams in ${name}`, () => {
    let bench: Bench;
    beforeEach(async () => {
      bench = await open();
    });
    afterEach(() => bench.close());

    for (const part of [appending, answering, paging, relaying, ringing, watching, rejoining, forgetting])
      part(() => bench);
  });
