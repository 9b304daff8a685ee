import { fileKms, inMemoryKms, type Kms, kmsAfter, newSecretKey } from '@handoff/sealing';
import { beforeEach, describe, expect, it } from 'vitest';
import { hostedIntake } from './testing/hosted-intake.ts';
import { rosaAt } from './testing/rosa.ts';
import type { Epoch } from './vault/turn-epoch.ts';
import type { WatchedEpoch } from './vault/watch-epoch.ts';

type Watched = WatchedEpoch & Readonly<{ lacking: readonly string[] }>;

const day = 86_400_000;
const [old, young] = [newSecretKey(), newSecretKey()];
let held: Kms;
/** As a start with other settings would have it. */
const started = (): Kms => ({
  keyId: () => held.keyId(),
  knows: (id) => held.knows(id),
  wrap: (...given) => held.wrap(...given),
  unwrap: (...given) => held.unwrap(...given),
  rotate: () => held.rotate(),
  get versions() {
    return held.versions as NonNullable<Kms['versions']>;
  },
});
let service: ReturnType<typeof hostedIntake>;
const { submit } = rosaAt(() => service);

const start = async (kms: Kms) => {
  held = kms;
  service = hostedIntake({ kms: started() });
  await submit();
};
const path = '/internal/key-rotation/epoch';
const turn = async (body: object = {}) => (await service.call('operator', 'POST', path, { body })) as Epoch;
const look = async () => (await service.call('operator', 'GET', path)) as Watched;
const after = async (days: number) => {
  service.time.travel(days * day);
  return look();
};
const daily = async (days: number) => {
  for (let each = 0; each < days; each += 1) {
    service.time.travel(day);
    await turn();
  }
};
const said = async (name: string): Promise<string | undefined> => {
  const { body } = (await service.call('operator', 'GET', '/internal/metrics')) as { body: string };
  return body.split('\n').find((line) => line.startsWith(`${name}{`));
};

describe('the epochs of a master key in a file, looked at', () => {
  beforeEach(() => start(fileKms(old)));

  it('are due to be asked about where nobody ever did', async () => {
    expect(await look()).toEqual({
      heldBy: 'hand',
      present: { id: old.id, since: null, renewBy: null },
      due: [{ act: 'ask', id: old.id, since: null }],
      lacking: [],
    });
  });

  it('say the same as who asked them, and write nothing down', async () => {
    const { present } = await turn();
    const written = (await service.audit.of('nobody')).length;
    expect(await look()).toEqual({ heldBy: 'hand', present, due: [], lacking: [] });
    const due = [{ act: 'rotate', id: old.id, since: present.renewBy }];
    expect((await after(6)).due).toEqual(due);
    expect(await service.audit.of('nobody')).toHaveLength(written);
    expect((await turn()).due).toEqual(due);
  });

  it('count by the days that were last asked for', async () => {
    await turn({ days: 14 });
    expect((await after(12)).due).toEqual([]);
    expect((await after(1)).due.map(({ act }) => act)).toEqual(['rotate']);
    await turn();
    expect((await look()).present.renewBy).toBe((await turn()).present.renewBy);
  });

  it('name a former one that is to be destroyed, until somebody said that it is', async () => {
    await turn();
    held = fileKms(young, [old]);
    await turn();
    held = fileKms(young);
    const destroy = { act: 'destroy', id: old.id, since: expect.any(String) };
    expect((await after(34)).due).toContainEqual(destroy);
    await turn({ destroyed: old.id });
    expect((await look()).due).not.toContainEqual(destroy);
  });

  it('name one that is lacking, until it was given up', async () => {
    await turn();
    held = fileKms(young);
    await turn();
    expect(await after(35)).toMatchObject({
      lacking: [old.id],
      due: [{ act: 'rotate' }, { act: 'destroy', id: old.id }],
    });
    await turn({ lost: old.id });
    expect(await look()).toMatchObject({ lacking: [], due: [{ act: 'rotate', id: young.id }] });
  });
});

describe('the epochs of a master key that a service holds, looked at', () => {
  beforeEach(async () => {
    service = hostedIntake();
    await start(inMemoryKms(() => service.time.clock.now()));
  });

  it('are nobody’s work as long as somebody asks in time, and due the moment that is over', async () => {
    await turn();
    expect((await after(6.9)).due).toEqual([]);
    expect((await after(0.1)).due).toEqual([
      { act: 'ask', id: 'memory.1', since: (await look()).present.renewBy },
    ]);
    await turn();
    expect(await look()).toMatchObject({ present: { id: 'memory.2' }, due: [] });
  });

  it('name each that should have ended by now', async () => {
    service.time.travel(7 * day);
    await turn();
    expect((await after(28)).due).toMatchObject([
      { act: 'ask', id: 'memory.2' },
      { act: 'ask', id: 'memory.1' },
      { act: 'ask', id: (await service.vault.pairs())?.former[0]?.id },
    ]);
    await turn();
    expect((await look()).due).toEqual([]);
  });

  it('name a file from before the move, which is a hand’s to destroy all the same', async () => {
    const service = held;
    await start(fileKms(old));
    await turn();
    held = kmsAfter(service, [fileKms(old)]);
    await turn();
    held = service;
    await daily(40);
    const { due } = await turn();
    expect(due).toMatchObject([{ act: 'destroy', id: old.id }]);
    expect((await look()).due).toEqual(due);
    expect(await said('handoff_master_key_due')).toMatch(/ 1$/);
  });

  it('are told to whoever watches the metrics', async () => {
    await turn();
    service.time.travel(2 * day);
    expect(await said('handoff_master_key_due')).toBe('handoff_master_key_due{service="intake"} 0');
    expect(await said('handoff_master_key_age_seconds')).toMatch(/ 172800$/);
    service.time.travel(6 * day);
    expect(await said('handoff_master_key_due')).toMatch(/ 1$/);
  });

  it('are looked at by nobody but the operator', async () => {
    await expect(service.call('gateway', 'GET', path)).rejects.toThrow('gateway may not GET');
  });
});
