import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partnerTopicSettings, topics } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import { keyBackupDays } from '../../services/intake/src/domain/intake.ts';
import { epochDays } from '../../services/intake/src/domain/master-epochs.ts';
import { prepareRegister } from '../../services/gateway/src/mongo/mongo-register.ts';
import { storesInWriting } from './stores-in-writing.ts';
import { root } from './tracked-files.ts';

type Index = Readonly<{ expireAfterSeconds?: number }>;

/** After how many days the database itself deletes what lies in a collection of the gateway. */
const daysByDatabase = async (): Promise<Readonly<Record<string, number>>> => {
  const days: Record<string, number> = {};
  const collection = (name: string) => ({
    createIndex: async () => {},
    createIndexes: async (indexes: readonly Index[]) => {
      for (const { expireAfterSeconds } of indexes)
        if (expireAfterSeconds !== undefined) days[name] = expireAfterSeconds / 86_400;
    },
  });
  await prepareRegister({ collection } as unknown as Parameters<typeof prepareRegister>[0]);
  return days;
};

describe('the table of what is held for how long', () => {
  const written = storesInWriting();

  it('names every topic, with the days it is kept', () => {
    const { in: incoming, out } = partnerTopicSettings.retentionDays;
    const asBuilt = Object.fromEntries([
      ...Object.entries(topics).map(([name, { compacted, retentionDays }]) => [
        name,
        compacted ? 'compacted' : String(retentionDays),
      ]),
      ['handoff.partner.(slug).in', String(incoming)],
      ['handoff.partner.(slug).out', String(out)],
    ]) as Record<string, string>;
    expect(Object.fromEntries(written.topics)).toEqual(asBuilt);
  });

  it('says of each store that the database empties by itself after how many days', async () => {
    const inWriting = [...written.stores].flatMap(([name, kept]) => {
      const days = /^(\d+) days/.exec(kept)?.[1];
      return days === undefined ? [] : [[name.replace('gateway.', ''), Number(days)] as const];
    });
    expect(Object.fromEntries(inWriting)).toEqual(await daysByDatabase());
  });

  it('counts on no copy that is older than an erasure says', () => {
    expect(written.text).toContain(`**${keyBackupDays} days**`);
    const kept = [...written.topics.values()].filter((each) => each !== 'compacted').map(Number);
    expect(Math.max(...kept)).toBeLessThan(keyBackupDays);
  });

  it('is told to whoever holds the master key by the same days', () => {
    const page = readFileSync(join(root, 'docs/privacy/master-key.md'), 'utf8');
    const { least, usual, most } = epochDays;
    expect(page).toContain(`${usual} days (\`--days\`: ${least} to ${most})`);
    expect(page).toContain(`**${keyBackupDays - usual} days** after another one took over`);
    expect(page).toContain(`**${keyBackupDays} days**`);
  });
});
