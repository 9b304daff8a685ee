import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { massachusetts, offers, partner, vouchedFor } from '../testing/massachusetts.ts';

const advice = 'legal.immigration';
const desk = 'tide-street-legal-desk';
let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

const registers = (verifiedOn: string | null) => {
  const accreditation = verifiedOn === null ? null : { ...vouchedFor.accreditation, verifiedOn };
  const service = offers(advice, null, { details: { ...vouchedFor, accreditation } });
  return routing.tell('PartnerRegistered', `partner-${desk}`, partner(desk, 'legal', [service]));
};
const asksForAdvice = (number = 1) =>
  story.takeIn({ number, needs: [advice], choices: [], pathway: null, consents: ['exchange', desk] });
const chooses = (key = 'the choice') => story.chooses([desk], { step: 'legal', service: advice, key });

beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies();
});

describe('advice on immigration that nobody vouches for', () => {
  it.each([
    ['nobody looked up', null],
    ['was looked up too long ago', '2022-12-31'],
  ])('which %s is given at no desk, and chosen by nobody', async (_, verifiedOn) => {
    await registers(verifiedOn);
    await asksForAdvice();
    expect(await story.comesToDesk(desk)).toBe('not-asked-for');
    expect(await story.refersSelf(desk, 'river-street-library')).toBe('not-asked-for');
    expect(await chooses()).toBe('service-not-offered');
    expect(await story.statuses()).toEqual([]);
  });

  it('that somebody vouches for is given, and chosen', async () => {
    await registers('2025-09-02');
    await asksForAdvice(1);
    await asksForAdvice(2);
    expect(await chooses()).toBe('done');
    expect(await story.comesToDesk(desk, { number: 2 })).toBe('done');
  });

  it('answers a choice sent again as it was answered first, whatever has become of the accreditation since', async () => {
    await registers('2025-09-02');
    await asksForAdvice();
    expect(await chooses()).toBe('done');
    await registers('2022-12-31');
    expect(await chooses()).toBe('done');
    expect(await chooses('another')).toBe('service-not-offered');
    await registers('2025-09-02');
    expect(await chooses('another')).toBe('service-not-offered');
  });

  it('leaves who was sent there before where they are, and takes nobody new', async () => {
    await registers('2023-01-10');
    await asksForAdvice(1);
    await asksForAdvice(2);
    await story.comesToDesk(desk);
    await routing.pass(10);
    expect(await story.comesToDesk(desk)).toBe('done');
    expect(await story.comesToDesk(desk, { key: 'again' })).toBe('already-referred');
    expect(await story.comesToDesk(desk, { number: 2 })).toBe('not-asked-for');
  });
});
