import { randomBytes } from 'node:crypto';
import { checkpointOf, digest, type Entry, type Link, signerFromSeed } from '@handoff/audit';
import { describe, expect, it } from 'vitest';
import type { Chain, Trail } from './read-trail.ts';
import { verifyTrail } from './verify-trail.ts';

const signer = signerFromSeed(randomBytes(32));
const services = ['intake', 'eligibility', 'routing', 'outcomes', 'gateway'];

type Change = Entry & Readonly<{ act: string; of: string; digest: string }>;
const change = (tenant: string, nth: number): Change => ({
  id: `event-${tenant}-${nth}`,
  tenant,
  at: '2026-06-01T15:00:00.000Z',
  act: 'changed',
  of: 'stream-1',
  digest: digest({ event: nth }),
});

const linked = (tenant: string, entries: readonly Change[]): Link<Change>[] => {
  let previous = '0'.repeat(64);
  return entries.map((entry, at) => {
    const link = { tenant, number: at + 1, previous, entry };
    previous = digest(link);
    return { ...link, hash: previous };
  });
};
const chain = (
  links: readonly Link<Change>[],
  stored: Readonly<Record<string, string | null>> = {},
): Chain => ({
  tenant: links[0]?.tenant ?? '',
  links: async function* () {
    yield* links;
  },
  events: new Map(
    Object.entries({ ...Object.fromEntries(links.map(({ entry }) => [entry.id, entry.digest])), ...stored }),
  ),
});
const written = (service: string) =>
  linked(
    `${service}.exchange`,
    [1, 2, 3, 4].map((nth) => change(`${service}.exchange`, nth)),
  );
const trail = (differing: (service: string) => Chain = (service) => chain(written(service))): Trail => ({
  chains: services.map(differing),
  checkpoints: services.map((service) => {
    const head = written(service)[3];
    if (!head) throw new Error('four were written');
    return checkpointOf(signer, `${service}.exchange`, head, '2026-06-02T00:00:00.000Z');
  }),
});
const found = async (judged: Trail) =>
  (await verifyTrail(judged, [signer.publicKey])).findings.map(
    ({ code, tenant, number }) => `${code} ${tenant} ${number}`,
  );
/** The trail where one service's chain is another than it was. */
const bent = (service: string, bend: (links: Link<Change>[]) => Chain) =>
  trail((each) => (each === service ? bend(written(each)) : chain(written(each))));

describe('the trail of all services', () => {
  it('is as it was written', async () =>
    expect(await verifyTrail(trail(), [signer.publicKey])).toEqual({
      chains: 5,
      links: 20,
      events: 20,
      findings: [],
    }));

  describe.each(services)('shows in %s', (service) => {
    const tenant = `${service}.exchange`;

    it('an entry that was edited', async () =>
      expect(
        await found(
          bent(service, (links) =>
            chain(
              links.map((link) =>
                link.number === 2
                  ? { ...link, entry: { ...link.entry, at: '2020-01-01T00:00:00.000Z' } }
                  : link,
              ),
            ),
          ),
        ),
      ).toEqual([`entry-changed ${tenant} 2`]));

    it('an entry that was deleted, or moved', async () => {
      expect(
        await found(bent(service, (links) => chain(links.filter(({ number }) => number !== 2)))),
      ).toEqual([`entry-missing ${tenant} 3`]);
      expect(
        await found(
          bent(service, ([one, two, three, four]) =>
            chain([one, three, two, four].flatMap((link) => link ?? [])),
          ),
        ),
      ).toContain(`order-changed ${tenant} 2`);
    });

    it('a tail that was cut, and a chain that is gone altogether', async () => {
      expect(await found(bent(service, (links) => chain(links.slice(0, 2))))).toEqual([
        `tail-cut ${tenant} 3`,
      ]);
      const whole = trail();
      const without = { ...whole, chains: whole.chains.filter((each) => each.tenant !== tenant) };
      expect(await found(without)).toEqual([`tail-cut ${tenant} 1`]);
    });

    it('that it was written anew with hashes that fit', async () =>
      expect(
        await found(
          bent(service, (links) =>
            chain(
              linked(
                tenant,
                links.map(({ entry }) => ({ ...entry, at: '2020-01-01T00:00:00.000Z' })),
              ),
            ),
          ),
        ),
      ).toEqual([`rewritten ${tenant} 4`]));

    it('an event that was edited in its stream, or taken out of it, though the chain is whole', async () => {
      const id = `event-${tenant}-3`;
      expect(await found(bent(service, (links) => chain(links, { [id]: digest('another') })))).toEqual([
        `event-changed ${tenant} 3`,
      ]);
      expect(await found(bent(service, (links) => chain(links, { [id]: null })))).toEqual([
        `event-missing ${tenant} 3`,
      ]);
    });
  });
});
