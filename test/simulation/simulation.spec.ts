import { describe, expect, it } from 'vitest';
import { play } from './play/play.ts';
import regressions from './regressions.json' with { type: 'json' };
import { type SabotageName, sabotages } from './sabotage.ts';

const seeds = Array.from({ length: 300 }, (_, nth) => nth + 1);
const patience = 240_000;

/** What is printed when a seed fails, and the one command that plays it again. */
const judge = async (seed: number, gateway = false): Promise<readonly string[]> => {
  const { violations } = await play(seed, { gateway });
  const replay = `node test/simulation/run.ts --seed ${seed}${gateway ? ' --gateway' : ''}`;
  return violations.map(({ invariant, subject, says }) => `${invariant}: ${subject} ${says} (${replay})`);
};

describe('the exchange, whatever goes wrong', () => {
  it(
    `keeps its promises in ${seeds.length} histories`,
    async () => {
      const failures: string[] = [];
      for (const seed of seeds) failures.push(...(await judge(seed)));
      expect(failures).toEqual([]);
    },
    patience,
  );

  it(
    'keeps them over its own gateway, too',
    async () => {
      const failures: string[] = [];
      for (const seed of seeds.slice(0, 100)) failures.push(...(await judge(seed, true)));
      expect(failures).toEqual([]);
    },
    patience,
  );

  it.each(regressions)(
    'keeps them where it once did not: $once (seed $seed)',
    async ({ seed, gateway }) => {
      expect(await judge(seed, gateway)).toEqual([]);
    },
    60_000,
  );

  it.each([
    ['without the gateway', false],
    ['with it', true],
  ])(
    'goes the same way again from the same seed, %s',
    async (_, gateway) => {
      const walk = async () => {
        const steps: string[] = [];
        const { history } = await play(7, { gateway, onStep: (step) => steps.push(step) });
        return { steps, history };
      };
      const first = await walk();
      expect(first.steps.length).toBeGreaterThan(100);
      expect(await walk()).toEqual(first);
    },
    60_000,
  );

  it(
    'goes through what it is afraid of',
    async () => {
      const met: Record<string, number> = {};
      const happened = new Set<string>();
      for (const seed of seeds.slice(0, 100)) {
        const { faults, state } = await play(seed);
        for (const [fault, times] of Object.entries(faults)) met[fault] = (met[fault] ?? 0) + times;
        for (const { events } of state.streams) for (const { type } of events) happened.add(type);
      }
      for (const fault of everyFault) expect(met[fault], fault).toBeGreaterThan(0);
      expect([...happened]).toEqual(expect.arrayContaining(everyTurn));
    },
    patience,
  );
});

const everyFault = [
  'crash',
  'freeze',
  'rewind',
  'lose',
  'jump',
  'days',
  'outage',
  'lostAck',
  'sentTwice',
  'lostCall',
];

/** What has to happen in the histories for them to say anything. */
const everyTurn = [
  'ScreeningCompleted',
  'ReferralAccepted',
  'ReferralDeclined',
  'ReferralWaitlisted',
  'ReferralWithdrawn',
  'ReferralCompleted',
  'HoldReleased',
  'ConsentWithdrawn',
  'ParticipantErased',
  'EnrollmentRecorded',
  'MilestoneAttained',
  'EmploymentRecorded',
  'JourneyEnded',
];

/** Each takes away one thing that keeps a promise. A checker that stayed silent would be worth nothing. */
describe('the checker', () => {
  const noticed: Readonly<Record<SabotageName, string>> = {
    'deduplication off': 'I8',
    'version check off': 'I3',
    'hold off': 'no place twice',
    'relay order off': 'I4',
  };

  /** So many meet that what is taken away is missed within some histories, whatever a seed means by then. */
  const crowd = { instances: 2, people: 5, intents: 30 };

  it.each(Object.entries(noticed))(
    'goes red with %s: %s is broken',
    async (name, invariant) => {
      const sabotage = sabotages[name as SabotageName];
      for (let seed = 1; seed <= 200; seed += 1) {
        const { violations } = await play(seed, { sabotage, ...crowd });
        if (violations.some((violation) => violation.invariant === invariant)) return;
      }
      expect.fail(`200 histories with ${name}, and nobody noticed`);
    },
    patience,
  );
});
