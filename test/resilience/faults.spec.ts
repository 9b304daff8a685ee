import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killServices } from './faults/kill-services.ts';
import { linkBad } from './faults/link-bad.ts';
import { randomFrom } from './faults/random.ts';
import { sendAgain } from './faults/send-again.ts';
import { serverAway } from './faults/server-away.ts';
import { type Outcome, underLoad } from './faults/under-load.ts';
import { describeOnOwnStack } from './lab/describe-on-own-stack.ts';
import { type Lab, openLab } from './lab/lab.ts';

const name = 'resilience-faults';
const seed = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000);
const random = randomFrom(seed);

const faults = [
  killServices({ forMs: 30_000, random }),
  serverAway({ part: 'kafka-1', how: 'killed', forMs: 8_000 }),
  serverAway({ part: 'mongo', how: 'stopped', forMs: 20_000 }),
  linkBad({ to: 'mongo', how: { slowMs: 100 }, forMs: 10_000 }),
  linkBad({ to: 'mongo', how: { answersLost: true }, forMs: 12_000 }),
  linkBad({ to: 'brokers', how: { cut: true }, forMs: 8_000 }),
  linkBad({ to: 'brokers', how: { slowMs: 100 }, forMs: 10_000 }),
  linkBad({ to: 'brokers', how: { answersLost: true }, forMs: 8_000 }),
  serverAway({ part: 'registry', how: 'killed', forMs: 20_000 }),
  sendAgain({ share: 0.3, random }),
];

await describeOnOwnStack(`The exchange under load (FAULTS_SEED=${seed})`, name, (stack) => {
  let lab: Lab;
  let outcome: Outcome;

  beforeAll(async () => {
    lab = await openLab({ name, stack, seats: 90 });
    outcome = await underLoad(lab, faults);
  });
  afterAll(() => lab?.close());

  it.each(faults)('goes on when $name', (fault) => {
    expect(outcome.witnessed.get(fault)).toBeGreaterThan(0);
  });

  describe('when all of it is over', () => {
    it('has come to the end with everyone', () => {
      expect(lab.load.acknowledged()).toBeGreaterThan(0);
      expect(lab.load.underWay()).toBe(0);
    });

    it('has lost nothing and counted nothing twice', () => {
      expect(outcome.broken).toEqual([]);
    });
  });
});
