import { describe, expect, it } from 'vitest';
import {
  agencies,
  bayside,
  harbor,
  northShore,
  somebody,
  wholeExchange,
} from './interference/whole-exchange.ts';

type Seen = Readonly<Record<string, readonly string[]>>;
type Life = Readonly<{ told: Seen; asked: Seen }>;

const ofEach = async (find: (agency: string) => Promise<readonly string[]>): Promise<Seen> =>
  Object.fromEntries(
    await Promise.all(agencies.map(async (agency) => [agency, await find(agency)] as const)),
  );

/** What every party found on its topic, and found when it asked, once somebody was taken in and two months went by. */
const lived = async (facts: Readonly<Record<string, unknown>>, needs?: readonly string[]): Promise<Life> => {
  const exchange = await wholeExchange();
  await exchange.says(harbor, await somebody(facts, needs));
  for (let week = 0; week < 9; week += 1) await exchange.pass(7);
  return { told: await ofEach(exchange.seenBy), asked: await ofEach(exchange.asks) };
};

const untold = await lived({});
const no = await lived({ work_authorized: 'no' });
const notSaid = await lived({ work_authorized: 'prefers_not_to_say' });
const yes = await lived({ work_authorized: 'yes', work_authorized_recheck: '2027-Q4' });

const statuses = (seen: readonly string[] = []) => seen.map((line) => /"status":"([a-z-]+)"/.exec(line)?.[1]);

describe('two lives that differ in a protected fact alone', () => {
  it('are told of: there is something to compare', () => {
    expect(statuses(untold.told[bayside])).toContain('offered');
    expect(untold.told[harbor]?.length).toBeGreaterThan(3);
    expect(untold.asked[bayside]?.filter((line) => line.includes('"status":"')).length).toBeGreaterThan(3);
  });

  it.each(agencies)('look the same to %s whether the answer was "no" or "prefer not to say"', (agency) => {
    expect(no.told[agency]).toEqual(notSaid.told[agency]);
    expect(no.asked[agency]).toEqual(notSaid.asked[agency]);
  });

  it.each([
    ['no', no],
    ['not said', notSaid],
    ['yes', yes],
  ])('look the same to a college that is offered the person in both, when the answer was: %s', (_, life) => {
    expect(life.told[bayside]).toEqual(untold.told[bayside]);
    expect(life.asked[bayside]).toEqual(untold.asked[bayside]);
  });

  it('look the same to a job center that is offered the person in all of them, whatever the answer', async () => {
    const needs = ['work.placement'];
    const allowed = await lived({ work_authorized: 'yes', work_authorized_recheck: '2027-Q4' }, needs);
    const refused = await lived({ work_authorized: 'no' }, needs);
    const silent = await lived({}, needs);
    expect(statuses(allowed.told[northShore])).toContain('offered');
    for (const other of [refused, silent]) {
      expect(other.told[northShore]).toEqual(allowed.told[northShore]);
      expect(other.asked[northShore]).toEqual(allowed.asked[northShore]);
    }
  });

  it('look the same to everybody where the service does not turn on it', async () => {
    const needs = ['learn.esl'];
    const [one, another] = [
      await lived({ work_authorized: 'no' }, needs),
      await lived({ work_authorized: 'yes' }, needs),
    ];
    expect([one.told[bayside], one.asked[bayside]]).toEqual([another.told[bayside], another.asked[bayside]]);
    expect(statuses(one.told[harbor])).toEqual(statuses(another.told[harbor]));
    expect(one.told[northShore]).toEqual([]);
    expect(another.told[northShore]).toEqual([]);
    expect(another.asked[northShore]).toEqual(one.asked[northShore]);
  });
});
