import type { Gauge } from '@handoff/host';
import type { Vault } from './vault.ts';
import { watchEpoch } from './watch-epoch.ts';

/** What of the master key's epochs is told at each scrape: no look at keys is among it. */
export const epochGauges = async (
  parts: Readonly<{ vault: Vault; now: () => string }>,
): Promise<readonly Gauge[]> => {
  const { present, due } = await watchEpoch(parts);
  const ageMs = present.since === null ? undefined : Date.parse(parts.now()) - Date.parse(present.since);
  return [
    {
      name: 'handoff_master_key_due',
      help: 'What is due for the epochs of the master key: handoff status says what.',
      samples: [{ value: due.length }],
    },
    {
      name: 'handoff_master_key_age_seconds',
      help: 'For how long the present master key has wrapped, where that is known.',
      samples: ageMs === undefined ? [] : [{ value: Math.round(ageMs / 1_000) }],
    },
  ];
};
