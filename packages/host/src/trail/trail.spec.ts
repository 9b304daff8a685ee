import { verifyChain } from '@handoff/audit';
import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedInMemory, hostInMemory } from '../in-memory/host.ts';
import { places, seatsService } from '../testing/seats-service.ts';

const college = 'bayside-community-college';
const asked = (key: string) => `partner:${college}:${key}`;
const own = `routing.${college}`;

let service: HostedInMemory;
beforeEach(() => {
  service = hostInMemory(seatsService());
});

const set = async (seats: number, causation: string, stream = 'seats-1') => {
  await service.command('SetCapacity', stream, places(seats, { seatsId: stream }), causation);
  await service.settle();
};
const entries = async (tenant = own) => (await service.trail.links(tenant, 0, 100)).map(({ entry }) => entry);
const words = async (tenant?: string) =>
  (await entries(tenant)).map(({ act, what, of, sequence, because }) =>
    [act, what, of, sequence ?? because].join(' '),
  );

describe('the trail of a service', () => {
  it('tells each change, in order and once, in the chain of the agency that asked', async () => {
    await set(3, asked('a'));
    await set(3, asked('a'));
    await set(4, asked('b'));
    expect(await words()).toEqual(['changed CapacityChanged seats-1 1', 'changed CapacityChanged seats-1 2']);
  });

  it('tells what nobody asked for in the chain of the exchange', async () => {
    await set(3, 'event-1');
    expect(await service.trail.tenants()).toEqual(['routing.exchange']);
    expect(await entries('routing.exchange')).toMatchObject([{ causation: 'event-1' }]);
  });

  it('tells a refusal by its code, once, however often it is asked', async () => {
    await set(-1, asked('a'));
    service.time.elapse(60_000);
    await set(-1, asked('a'));
    expect(await words()).toEqual(['refused SetCapacity seats-1 fewer-than-none']);
  });

  it('holds ids and decisions: nothing of what was said, and not the number an agency gave it', async () => {
    await set(3, asked('Rosa-Canary-1991'));
    await set(-1, asked('Rosa-Canary-1992'));
    const text = JSON.stringify(await service.trail.links(own, 0, 100));
    expect(text).not.toContain('Rosa');
    expect(text).not.toContain('esl-evening');
  });

  it.each(['relay.after-send-before-mark', 'relay.after-mark', 'api.after-commit-before-reply'])(
    'has neither a gap nor a change twice where the process ends at %s',
    async (point) => {
      await set(3, asked('a'));
      service.crashAt(point);
      await set(4, asked('b')).catch(() => undefined);
      service.time.elapse(30_000);
      await service.relay.sweep();
      await set(5, asked('c'));
      const changes = await entries();
      const stored = await service.eventsOf('seats-1');
      expect(stored).toHaveLength(3);
      expect(changes.map(({ id, sequence }) => ({ id, sequence }))).toEqual(
        stored.map(({ id, sequence }) => ({ id, sequence })),
      );
    },
  );

  it('is a chain that fits', async () => {
    await Promise.all([1, 2, 3, 4].map((nth) => set(nth, asked(`${nth}`), `seats-${nth}`)));
    const links = await service.trail.links(own, 0, 100);
    const verified = await verifyChain({ tenant: own, links, checkpoints: [], trusted: [] });
    expect(verified).toEqual({ links: 4, checkpoints: 0, findings: [] });
  });
});

describe('whoever verifies', () => {
  const shown = async () =>
    (await service.call('operator', 'GET', '/internal/audit/changes/:tenant/links', {
      params: { tenant: own },
    })) as {
      links: readonly { entry: { id: string; digest: string } }[];
      stored: Readonly<Record<string, string | null>>;
    };

  it('is shown each change beside the event as it stands in its stream', async () => {
    await set(3, asked('a'));
    const { links, stored } = await shown();
    expect(links.map(({ entry }) => [entry.id, entry.digest])).toEqual(Object.entries(stored));
  });

  it('sees that an event was edited after it had been decided', async () => {
    await set(3, asked('a'));
    const documents = service.documents['seats'];
    const document = documents?.get('seats-1');
    if (!document) throw new Error('it was stored');
    const edited = document.events.map((event) => ({ ...event, data: { ...event.data, seats: 300 } }));
    documents?.set('seats-1', { ...document, events: edited });
    const { links, stored } = await shown();
    expect(stored[links[0]?.entry.id ?? '']).not.toBe(links[0]?.entry.digest);
  });

  it('is told of a stream that let go of what it said by nothing, and of an event that is gone by null', async () => {
    await set(3, asked('a'));
    const [{ id } = { id: '' }] = await service.eventsOf('seats-1');
    await service.context.forget('seats', 'seats-1', 1);
    expect((await shown()).stored).toEqual({});
    service.documents['seats']?.delete('seats-1');
    expect((await shown()).stored).toEqual({ [id]: null });
  });

  it('is nobody but the operator', async () => {
    await expect(service.call('gateway', 'GET', '/internal/audit/changes', {})).rejects.toThrow('may not');
  });
});
