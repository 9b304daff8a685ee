import { dataSchemaOf } from '@handoff/schemas';
import { type Envelope, writeEnvelope } from '@handoff/messaging';
import { describe, expect, it } from 'vitest';
import type { Outward } from './definition.ts';
import { hostInMemory } from './in-memory/host.ts';
import { places, seatsService } from './testing/seats-service.ts';

const topic = 'handoff.answers';
const envelope: Envelope = {
  id: 'other-id',
  type: 'handoff.referrals.CapacityChanged',
  source: '/handoff/routing',
  subject: 'other-key',
  time: '2026-11-22T15:00:00.000Z',
};
const outward: Outward = {
  types: ['CapacityChanged'],
  value: (data) => ({ ...data, cohort: `outside ${String(data['cohort'])}` }),
  address: () => ({ topic, key: 'other-key', headers: writeEnvelope(envelope) }),
  keptAs: 'ViewKept',
};

describe('an event', () => {
  it('leaves as its record, on the topic that owns it, keyed by its stream', async () => {
    const service = hostInMemory(seatsService());
    await service.command('SetCapacity', 'seats-1', places(1), 'c1');
    await service.settle();
    const [event] = await service.eventsOf('seats-1');
    expect(service.broker.records('handoff.referrals')).toMatchObject([
      {
        key: 'seats-1',
        headers: {
          ce_id: event?.id,
          ce_type: 'handoff.referrals.CapacityChanged',
          ce_source: '/handoff/routing',
          ce_subject: 'seats-1',
          ce_sequence: '1',
          ce_causationid: 'c1',
          ce_dataschema: dataSchemaOf('CapacityChanged'),
        },
      },
    ]);
  });

  it('that is mapped outward leaves under another address and with another value', async () => {
    const service = hostInMemory(seatsService({ outward }));
    await service.command('SetCapacity', 'seats-1', places(1), 'c1');
    await service.settle();
    expect(service.broker.records('handoff.referrals')).toEqual([]);
    const [record] = service.broker.records(topic);
    expect(record).toMatchObject({ key: 'other-key', headers: { ce_id: 'other-id' } });
    expect((await service.codec.decode(record!.payload)).value).toMatchObject({
      cohort: 'outside esl-evening',
    });
    expect(await service.eventsOf('seats-1')).toMatchObject([{ data: { cohort: 'esl-evening' } }]);
  });

  it('is never stored when what would leave does not fit its record', async () => {
    const misfit = { ...outward, value: () => ({ cohort: 7 }) };
    const service = hostInMemory(seatsService({ outward: misfit }));
    await expect(service.command('SetCapacity', 'seats-1', places(1), 'c1')).rejects.toMatchObject({
      code: 'does-not-fit-schema',
    });
    expect(await service.eventsOf('seats-1')).toEqual([]);
  });
});
