import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partnerTopicSettings, topics } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import { keyBackupDays } from '../../services/intake/src/domain/intake.ts';
import { epochDays } from '../../services/intake/src/domain/master-epochs.ts';
import { prepareRegister } from '../../services/gateway/src/mongo/mongo-register.ts';
import { emptiedByErasure, storesInWriting } from './stores-in-writing.ts';
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

/** What ends otherwise than by its days or with an erasure, and the test that shows that it does. */
const shownBy: Readonly<Record<string, string>> = {
  'intake.keys': 'packages/sealing/test/conformance.ts',
  'intake.recipient_key': 'services/intake/src/pair-epochs.spec.ts',
  'eligibility.sealed_intakes': 'services/eligibility/src/intakes/sealed-intakes.conformance.ts',
  'routing.pauses': 'services/routing/src/register/conformance/agencies.ts',
  'routing.answers': 'services/routing/src/domain/matching/answers.spec.ts',
  'outcomes.data_dictionary': 'services/outcomes/src/mongo/stores.int.spec.ts',
  'gateway.credentials': 'services/gateway/src/partners/partners.spec.ts',
  'gateway.webhooks': 'services/gateway/src/register/conformance/webhooks.ts',
  '(every service).parked_messages': 'packages/messaging/src/mongo/parked.int.spec.ts',
  '(every service).parked_streams': 'packages/messaging/src/mongo/parked.int.spec.ts',
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

  it('says of no store that it ends where no test shows it', () => {
    const emptied = new Set(emptiedByErasure());
    const ending = [...written.stores].filter(
      ([name, kept]) => !/^(for good|\d+ days)/.test(kept) && !emptied.has(`handoff-${name}`),
    );
    expect(ending.map(([name]) => name).toSorted()).toEqual(Object.keys(shownBy).toSorted());
    for (const spec of Object.values(shownBy)) expect(existsSync(join(root, spec)), spec).toBe(true);
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
