import { describe, expect, it } from 'vitest';
import { hostInMemory } from './in-memory/host.ts';
import { places, seatsService } from './testing/seats-service.ts';

const causation = 'partner:bayside-community-college:1';

describe('the door for commands', () => {
  it('takes a command to the stream it is for, and answers what came of it', async () => {
    const service = hostInMemory(seatsService());
    expect(await service.command('SetCapacity', 'seats-1', places(3), causation)).toEqual({
      kind: 'done',
      version: 1,
      repeated: false,
    });
    expect(await service.eventsOf('seats-1')).toMatchObject([{ type: 'CapacityChanged', causation }]);
  });

  it('answers a repeat as before, and does nothing', async () => {
    const service = hostInMemory(seatsService());
    const first = await service.command('SetCapacity', 'seats-1', places(3), causation);
    await service.command('SetCapacity', 'seats-1', places(4), `${causation}0`);
    expect(await service.command('SetCapacity', 'seats-1', places(3), causation)).toEqual({
      ...first,
      repeated: true,
    });
    expect(await service.eventsOf('seats-1')).toHaveLength(2);
  });

  it('refuses another body under a causation that was used', async () => {
    const service = hostInMemory(seatsService());
    await service.command('SetCapacity', 'seats-1', places(3), causation);
    expect(await service.command('SetCapacity', 'seats-1', places(4), causation)).toMatchObject({
      kind: 'refused',
      code: 'causation-reused',
    });
    expect(await service.eventsOf('seats-1')).toHaveLength(1);
  });

  it('gives a refusal as an outcome, with its place and mend', async () => {
    const service = hostInMemory(seatsService());
    expect(await service.command('SetCapacity', 'seats-1', places(-1), causation)).toMatchObject({
      kind: 'refused',
      code: 'fewer-than-none',
      place: 'seats',
      mend: 'Send 0 or more.',
    });
  });

  it('refuses a command that names another stream than it is addressed to', async () => {
    const service = hostInMemory(seatsService());
    expect(await service.command('SetCapacity', 'seats-2', places(3), causation)).toMatchObject({
      kind: 'refused',
      code: 'wrong-stream',
      place: 'seatsId',
    });
    expect(await service.eventsOf('seats-2')).toEqual([]);
  });

  it("does not decode another service's command", async () => {
    const service = hostInMemory(seatsService());
    const withdraw = { consentId: 'consent-1', recipient: null, purposes: null, by: null };
    await expect(service.command('WithdrawConsent', 'consent-1', withdraw, causation)).rejects.toMatchObject({
      code: 'not-expected-here',
    });
  });

  it.each(['handoff-stream', 'handoff-causation'])('asks for the header %s', async (missing) => {
    const service = hostInMemory(seatsService());
    const headers = { 'handoff-stream': 'seats-1', 'handoff-causation': 'c', [missing]: '' };
    const body = service.codec.encode('SetCapacity', places(3));
    await expect(
      service.call('gateway', 'POST', '/internal/commands', { headers, body }),
    ).rejects.toMatchObject({ code: 'missing-header', place: `header.${missing}` });
  });

  it('is open to the gateway alone', async () => {
    const service = hostInMemory(seatsService());
    await expect(service.call('intake', 'POST', '/internal/commands')).rejects.toThrow('may not');
  });
});
