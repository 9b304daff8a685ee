import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Unavailable } from '@handoff/http';
import type { Merge } from '../../figures/same-person.ts';
import type { AskOutcomes } from '../ask-outcomes.ts';
import { instantOf } from '../asked.ts';

/** Who counts as whom for a fund, as it was known when a snapshot was; undefined where nobody can be asked. */
export type MergesOf = (fund: string) => Promise<readonly Merge[] | undefined>;

type About = Readonly<{ asOf: string; created: string; audience: string }>;

/** Asked of the exchange when a cell needs it, and written nowhere: in a snapshot it would be told to every reader of it. */
export const mergesKnownTo =
  (folder: string, exchange: Pick<AskOutcomes, 'begin' | 'merges'>): MergesOf =>
  async (fund) => {
    const about = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')) as About;
    // An agency's own snapshot is under ids of its own, and no agency is told of the other half.
    if (about.audience !== 'restricted') return undefined;
    try {
      const { id } = await exchange.begin({ audience: 'restricted', agency: null });
      return await exchange.merges(id, { fund, knownBy: instantOf(about.asOf, about.created) });
    } catch (error) {
      if (error instanceof Unavailable) return undefined;
      throw error;
    }
  };
