import type { StoredStreams } from '@handoff/stream-store/in-memory';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Known } from './domain/referral/state.ts';
import { dueAt } from './domain/referral/referral.ts';
import { isOpen } from './domain/referral/transitions.ts';
import { hostedRouting, type HostedRouting } from './testing/hosted-routing.ts';
import { bayside, evening, massachusetts, northShore, quincy } from './testing/massachusetts.ts';

const people = Array.from({ length: 12 }, (_, number) => number + 1);
const day = 86_400_000;

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;
beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies({ ...evening, seats: 4 });
});

const days = async (count: number): Promise<void> => {
  for (let passed = 0; passed < count; passed += 1) await routing.pass(1);
};
const referrals = () =>
  [...(routing.documents.referral as StoredStreams).values()].map(({ state, events }) => ({
    state: state as Known,
    events,
  }));
const now = () => routing.time.clock.now();

/** Everybody goes another way; whatever is left alone meets its clock. */
const atBayside = async (number: number): Promise<void> => {
  const says = (status: string, more: Parameters<typeof story.says>[2] = {}) =>
    story.says(bayside, status, { number, ...more });
  const fates: readonly (() => Promise<unknown>)[] = [
    async () => {},
    () => says('needs-person', { question: 'placement-test' }),
    () => says('waitlisted'),
    () => says('accepted'),
    async () => {
      await says('accepted');
      await story.reports.enrolled(bayside, number);
    },
    () => says('declined', { reason: 'schedule-does-not-fit' }),
  ];
  await fates[number % fates.length]?.();
};

describe('two years', () => {
  beforeEach(async () => {
    for (const number of people) await story.takeIn({ number });
    for (const number of people) await atBayside(number);
    await days(200);
    for (const number of people.filter((each) => each % 6 === 4))
      await story.reports.levelGain(bayside, number);
    await days(200);
    await story.takeIn({ number: 100 });
    await days(330);
  }, 60_000);

  it('pass in seconds, and leave nothing whose time has come', () => {
    expect(now().slice(0, 10)).toBe('2028-01-05');
    const late = referrals().filter(({ state }) => isOpen(state.status) && (dueAt(state) ?? '9') <= now());
    expect(late.map(({ state }) => [state.parties.referralId, state.status])).toEqual([]);
  });

  it('end every clock on its day, never before, and remind whoever is awaited first', () => {
    const ran = referrals().flatMap(({ events }) =>
      events.flatMap(({ type, time, data }, at) => {
        const { result } = data as { result?: string };
        const isBreach = type === 'ReferralExpired' || result === 'could-not-be-reached';
        return isBreach ? [{ time, reminded: events[at - 1] }] : [];
      }),
    );
    expect(ran.length).toBeGreaterThan(12);
    for (const { time, reminded } of ran) {
      expect(reminded).toMatchObject({ type: 'ReferralReminded', data: { due: expect.any(String) } });
      const late = Date.parse(time) - Date.parse((reminded?.data as { due: string } | undefined)?.due ?? '');
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(day + 1);
    }
  });

  it('breach nothing on a day on which the agency is closed', () => {
    const clocks = referrals().flatMap(({ events }) =>
      events.flatMap(({ type, data }) => {
        const { clock, due } = data as { clock: string; due: string };
        return type === 'ReferralReminded' && clock === 'response' ? [due] : [];
      }),
    );
    expect(clocks.length).toBeGreaterThan(0);
    // Due at midnight where the agency is, which is the end of an open day.
    const lastDays = clocks.map((due) => new Date(Date.parse(due) - 12 * 3_600_000).getUTCDay());
    expect(lastDays.filter((weekday) => weekday === 0 || weekday === 6)).toEqual([]);
  });

  it('give back every place of those who never came', async () => {
    const { seats } = await routing.register.standing.counts();
    const enrolled = people.filter((number) => number % 6 === 4).length;
    expect(seats).toMatchObject({ held: 0, taken: enrolled });
  });

  it('bring the next step to those whose fact came, and only to them', async () => {
    for (const number of people) {
      const wentOn = (await story.referrals(number)).some(({ agency }) => agency === northShore);
      expect([number, wentOn]).toEqual([number, number % 6 === 4]);
    }
  });

  it('hide an agency that fell silent, until it says that it lives', async () => {
    expect((await story.referrals(100)).map(({ agency }) => agency)).toEqual([bayside]);
    await story.chooses([quincy], { number: 100 });
    expect(await story.statuses(100)).toEqual([`${bayside}: expired`]);
    await story.agencies({ ...evening, seats: 4 });
    await story.chooses([quincy], { number: 100, key: 'again' });
    expect(await story.says(quincy, 'accepted', { number: 100 })).toBe('done');
  });
});
