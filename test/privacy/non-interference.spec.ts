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

/** What every party found on its topic once somebody was taken in and two months went by. */
const lived = async (facts: Readonly<Record<string, unknown>>, needs?: readonly string[]): Promise<Seen> => {
  const exchange = await wholeExchange();
  await exchange.says(harbor, await somebody(facts, needs));
  for (let week = 0; week < 9; week += 1) await exchange.pass(7);
  return Object.fromEntries(
    await Promise.all(agencies.map(async (agency) => [agency, await exchange.seenBy(agency)] as const)),
  );
};

const untold = await lived({});
const no = await lived({ work_authorized: 'no' });
const notSaid = await lived({ work_authorized: 'prefers_not_to_say' });
const yes = await lived({ work_authorized: 'yes', work_authorized_recheck: '2027-Q4' });

const statuses = (seen: readonly string[] = []) => seen.map((line) => /"status":"([a-z-]+)"/.exec(line)?.[1]);

describe('two lives that differ in a protected fact alone', () => {
  it('are told of: there is something to compare', () => {
    expect(statuses(untold[bayside])).toContain('offered');
    expect(untold[harbor]?.length).toBeGreaterThan(3);
  });

  it.each(agencies)('look the same to %s whether the answer was "no" or "prefer not to say"', (agency) =>
    expect(no[agency]).toEqual(notSaid[agency]),
  );

  it.each([
    ['no', no],
    ['not said', notSaid],
    ['yes', yes],
  ])('look the same to a college that is offered the person in both, when the answer was: %s', (_, seen) =>
    expect(seen[bayside]).toEqual(untold[bayside]),
  );

  it('look the same to a job center that is offered the person in all of them, whatever the answer', async () => {
    const needs = ['work.placement'];
    const allowed = await lived({ work_authorized: 'yes', work_authorized_recheck: '2027-Q4' }, needs);
    const refused = await lived({ work_authorized: 'no' }, needs);
    const silent = await lived({}, needs);
    expect(statuses(allowed[northShore])).toContain('offered');
    expect(refused[northShore]).toEqual(allowed[northShore]);
    expect(silent[northShore]).toEqual(allowed[northShore]);
  });

  it('look the same to everybody where the service does not turn on it', async () => {
    const needs = ['learn.esl'];
    const [one, another] = [
      await lived({ work_authorized: 'no' }, needs),
      await lived({ work_authorized: 'yes' }, needs),
    ];
    expect(one[bayside]).toEqual(another[bayside]);
    expect(statuses(one[harbor])).toEqual(statuses(another[harbor]));
    expect(one[northShore]).toEqual([]);
    expect(another[northShore]).toEqual([]);
  });
});
