import { Transient } from '@handoff/stream-store';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { bayside, massachusetts, quincy } from '../testing/massachusetts.ts';
import { pausing } from '../testing/pausing.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies();
});

const pause = (slug = bayside) => pausing(routing).pause(slug);
const resume = (slug = bayside) => pausing(routing).resume(slug);
const answersOf = (slug: string) => routing.register.answers.of(slug);
const types = () => routing.published().map(({ type }) => type);
describe('a referral at an agency that is paused', () => {
  it('is neither reminded of nor expires, and does both once the agency goes on', async () => {
    await story.takeIn();
    await pause();
    await routing.pass(30);
    expect(types()).not.toContain('ReferralReminded');
    expect(types()).not.toContain('ReferralExpired');
    await resume();
    for (let days = 0; days < 14; days += 1) await routing.pass(1);
    expect(types()).toContain('ReferralReminded');
    expect(types()).toContain('ReferralExpired');
  });

  it('that is offered meanwhile stands still from the start', async () => {
    await pause();
    await story.takeIn();
    expect(types()).toContain('ClocksStopped');
    await routing.pass(30);
    expect(types()).not.toContain('ReferralExpired');
  });

  it('runs also where the agency went on at the very moment at which it was offered', async () => {
    const { pauses } = routing.register;
    const away = routing.time.clock.now();
    const since = vi.spyOn(pauses, 'since').mockImplementationOnce(async () => away);
    await story.takeIn();
    since.mockRestore();
    expect(types()).toContain('ClocksStopped');
    for (let days = 0; days < 14; days += 1) await routing.pass(1);
    expect(types()).toContain('ReferralExpired');
  });

  it('runs also where the agency went on at that moment, and the process was killed once the clocks stood still', async () => {
    const { pauses } = routing.register;
    const away = routing.time.clock.now();
    const since = vi
      .spyOn(pauses, 'since')
      .mockImplementationOnce(async () => away)
      .mockImplementationOnce(() => Promise.reject(new Transient('killed', 'before it looked once more')));
    await story.takeIn();
    since.mockRestore();
    expect(types()).toContain('ClocksStopped');
    for (let days = 0; days < 14; days += 1) await routing.pass(1);
    expect(types()).toContain('ReferralExpired');
  });

  it('says nothing of how soon the agency answers: the pause is not its time', async () => {
    await story.takeIn();
    await pause();
    await routing.pass(30);
    await resume();
    await story.says(bayside, 'accepted');
    expect((await answersOf(bayside)).map(({ hours, ranOut }) => [Math.round(hours ?? -1), ranOut])).toEqual([
      [0, false],
    ]);
  });
});

describe('several agencies asked at once', () => {
  const expired = () => routing.published().filter(({ type }) => type === 'ReferralExpired');
  const ranOut = async (slug: string) => (await answersOf(slug)).filter((answer) => answer.ranOut).length;

  beforeEach(async () => {
    await story.takeIn({ number: 1 });
    for (const agency of [bayside, quincy]) await story.says(agency, 'declined', { reason: 'no-place' });
  });

  it.each([
    [bayside, quincy],
    [quincy, bayside],
  ])(
    'do not wait for %s, which is paused, and it is not said to have let it run out',
    async (away, there) => {
      await story.chooses([bayside, quincy], { atOnce: true });
      await pause(away);
      await routing.pass(8);
      expect(expired().map(({ data }) => data['agency'])).toEqual([there]);
      expect([await ranOut(away), await ranOut(there)]).toEqual([0, 1]);
      await resume(away);
      await routing.pass(8);
      expect(expired()).toHaveLength(1);
      expect(types()).not.toContain('ClocksStarted');
    },
  );

  it('of which each is paused when they are asked stand still, and have their time once one goes on', async () => {
    await pause(bayside);
    await pause(quincy);
    await story.chooses([bayside, quincy], { atOnce: true });
    await routing.pass(30);
    expect(expired()).toEqual([]);
    await resume(quincy);
    await routing.pass(1);
    expect(expired()).toEqual([]);
    await routing.pass(8);
    expect(expired().map(({ data }) => data['agency'])).toEqual([quincy]);
    expect([await ranOut(bayside), await ranOut(quincy)]).toEqual([0, 1]);
  });
});
