import { serviceNames } from '@handoff/schemas';
import { eventually } from '@handoff/testkit';
import { openDocuments } from '@handoff/testkit/faults';
import type { Violation } from '@handoff/testkit/history';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findInFiles } from '../privacy/canaries/find-in-files.ts';
import { brokenPromises } from './checks/broken-promises.ts';
import { randomFrom } from './faults/random.ts';
import { sendAgain } from './faults/send-again.ts';
import { describeOnOwnStack } from './lab/describe-on-own-stack.ts';
import { drained } from './lab/drained.ts';
import { erase } from './lab/erase.ts';
import { type Lab, openLab } from './lab/lab.ts';
import { allReady } from './lab/processes.ts';
import { college, workerCenter } from './load/agencies.ts';
import { intakeOf } from './load/person.ts';
import { readFinalState, type Seen } from './reading/final-state.ts';
import { caughtUp } from './restore/caught-up.ts';
import { backUp, putBack, readinessOf, type Unready } from './restore/put-back.ts';
import { runCli, type Said } from './restore/run-cli.ts';

const name = 'resilience-restore';

const eventsIn = ({ state }: Seen): readonly string[] =>
  state.streams.flatMap(({ id, events }) => events.map((event) => `${id} ${event.sequence} ${event.id}`));

/**
 * What was answered by HTTP and changed nothing stands on no topic: it is forgotten with the store, and decided anew
 * should it be asked again.
 */
const decidedAnew = ({ history }: Seen): ReadonlySet<string> => {
  const nothing = new Set(
    history.flatMap((line) => (line.type === 'ok' && line.answer.kind === 'nothing' ? [line.id] : [])),
  );
  return new Set(
    history.flatMap((line) => (line.type === 'invoke' && nothing.has(line.id) ? [line.args.causation] : [])),
  );
};

const isNot =
  (forgotten: ReadonlySet<string>) =>
  ({ invariant, subject }: Violation): boolean =>
    invariant !== 'I1' || !forgotten.has(subject);

await describeOnOwnStack('A document store that was put back to an older state', name, (stack) => {
  let lab: Lab;
  let before: Seen;
  let unready: ReadonlyMap<string, Unready>;
  let reconciled: Said;
  let broken: readonly Violation[];
  let after: Seen;

  beforeAll(async () => {
    lab = await openLab({ name, stack, seats: 60 });
    await lab.load.submit(3);
    await drained(lab);
    // Some are half way when the backup is made, and come to their end after it.
    await lab.load.submit(4);
    const backup = await backUp(lab, 'backup');
    await lab.load.submit(3);
    await erase(lab, 'HWC-2');
    await drained(lab);
    await caughtUp(lab);
    before = await readFinalState(lab);
    await putBack(lab, backup);
    unready = await eventually(
      async () => {
        const states = serviceNames.map(async (each) => [each, await readinessOf(lab, each)] as const);
        const found = new Map(await Promise.all(states));
        for (const [each, { code }] of found)
          if (code !== 'store-put-back') throw new Error(`${each}: ${code}`);
        return found;
      },
      { within: 90_000, every: 500 },
    );
    reconciled = await runCli(lab.exchange.data, 'doctor', 'reconcile');
    await caughtUp(lab);
    broken = (await brokenPromises(lab)).filter(isNot(decidedAnew(before)));
    after = await readFinalState(lab);
  });
  afterAll(() => lab?.close());

  it.each(serviceNames)('is noticed by %s, which stays unready and says what to do', (service) => {
    expect(unready.get(service)).toMatchObject({
      status: 503,
      code: 'store-put-back',
      mend: expect.stringContaining('handoff doctor reconcile'),
    });
  });

  it('is brought up to what had been published by one command', () => {
    expect(reconciled).toMatchObject({ code: 0, said: { ready: true } });
  });

  it('holds every event that it had held, in its place', () => {
    expect(eventsIn(after)).toEqual(expect.arrayContaining([...eventsIn(before)]));
  });

  it('has nothing lost and nothing twice', () => {
    expect(broken).toEqual([]);
  });

  it('does not bring back the keys of somebody who was erased meanwhile', async () => {
    const erased = before.state.streams
      .flatMap(({ events }) => events)
      .flatMap(({ type, data }) => (type === 'ParticipantErased' ? [data['personId']] : []));
    expect(erased).toHaveLength(1);
    const documents = await openDocuments(stack.mongo.url);
    const keys = await documents.of('handoff-intake', 'keys');
    await documents.close();
    expect(keys.filter(({ _id }) => erased.includes(_id))).toMatchObject([{ destroyed: true, keys: [] }]);
  });

  it('holds nothing of what they had told, and neither does the backup, in any spelling', () => {
    expect(findInFiles(stack.folder, [college]).some((file) => file.startsWith('backup/'))).toBe(true);
    expect(findInFiles(stack.folder, [intakeOf('HWC-2').person.name])).toEqual([]);
  });

  it('answers a repeated intake as it did before, and makes nothing new of it', async () => {
    const repeated = await lab.doors[workerCenter]({
      method: 'POST',
      path: '/v1/intakes',
      key: 'HWC-5',
      json: intakeOf('HWC-5'),
    });
    expect(repeated.status).toBe(201);
    await caughtUp(lab);
    expect(eventsIn(await readFinalState(lab))).toEqual(eventsIn(after));
  });

  describe('and a replay', () => {
    const replay = (...args: string[]) => runCli(lab.exchange.data, 'replay', ...args);

    it('of a projection gives what it held, also when everything came three times', async () => {
      await sendAgain({ share: 1, random: randomFrom(7) }).inject(lab);
      await sendAgain({ share: 1, random: randomFrom(8) }).inject(lab);
      await caughtUp(lab);
      expect(await replay('outcomes.facts')).toMatchObject({ code: 0, said: { same: true, failed: 0 } });
      await allReady(lab);
    });

    it.each([
      ['a reactor', 'routing.referrals', 'reactor'],
      ['the gateway', 'gateway.partners', 'heard it already'],
    ])('of %s is refused', async (_, consumer, because) => {
      const { code, said } = await replay(consumer);
      expect(code).toBe(3);
      expect(said).toMatch(new RegExp(`replay-refused[^]*${because}`));
    });

    it('to one partner sends the same messages under the same ids, which it knows', async () => {
      const heard = (await readFinalState(lab)).feeds[workerCenter];
      const { code, said } = await replay('--redeliver', workerCenter);
      expect({ code, said }).toMatchObject({ code: 0, said: { messages: expect.any(Number) } });
      await caughtUp(lab);
      const now = await readFinalState(lab);
      expect(now.feeds[workerCenter]).toEqual(heard);
      expect((await brokenPromises(lab)).filter(isNot(decidedAnew(before)))).toEqual([]);
    });
  });

  describe('with people who came after the backup', () => {
    it('goes on with others who come now', async () => {
      await lab.load.submit(2);
      expect((await brokenPromises(lab)).filter(isNot(decidedAnew(before)))).toEqual([]);
    });
  });
});
