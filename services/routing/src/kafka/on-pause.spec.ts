import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { bayside, massachusetts } from '../testing/massachusetts.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies();
});

const pauseId = `pause-${bayside}`;
const pause = () => routing.tell('AgencyPaused', pauseId, { slug: bayside, since: routing.time.clock.now() });
const resume = () => routing.tell('AgencyResumed', pauseId, { slug: bayside, at: routing.time.clock.now() });
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
});
