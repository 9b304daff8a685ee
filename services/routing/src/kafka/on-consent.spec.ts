import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { bayside, harbor, massachusetts, northShore, quincy } from '../testing/massachusetts.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

beforeEach(() => {
  routing = hostedRouting();
  story = massachusetts(routing);
});

const seats = async () => (await routing.register.standing.counts()).seats;
const journeys = async () => (await routing.register.standing.counts()).journeys;
const nothingParked = async () => expect(await routing.parked.streams()).toEqual([]);

describe('consent', () => {
  it('that is missing for one agency passes it over', async () => {
    await story.agencies();
    await story.takeIn({ consents: ['exchange', quincy] });
    expect(await story.statuses()).toEqual([`${quincy}: offered`]);
  });

  it.each([[['exchange']], [[bayside, quincy]]])(
    'that is missing lets the journey wait for it: only %s',
    async (consents) => {
      await story.agencies();
      await story.takeIn({ consents });
      expect(await story.statuses()).toEqual([]);
      expect(await journeys()).toEqual({ open: 0, waiting: { 'waits-for-consent': 1 }, ended: {} });
    },
  );

  it('that is given later lets it go on', async () => {
    await story.agencies();
    await story.takeIn({ consents: ['exchange'] });
    await story.consents(quincy);
    expect(await story.statuses()).toEqual([`${quincy}: offered`]);
  });

  it('nobody can be asked about offers nothing, until intake is back', async () => {
    await story.agencies();
    await story.submit();
    routing.intake.goAway(3);
    await story.screen();
    expect(await story.statuses()).toEqual([`${bayside}: offered`]);
    await nothingParked();
  });

  it('that is taken back takes the referral back, frees the place, and waits', async () => {
    await story.agencies();
    await story.takeIn();
    await story.says(bayside, 'accepted');
    await story.changesMind(bayside);
    expect(await story.statuses()).toEqual([`${bayside}: withdrawn`]);
    expect(await seats()).toMatchObject({ held: 0, taken: 0 });
    expect(await journeys()).toEqual({ open: 0, waiting: { 'consent-withdrawn': 1 }, ended: {} });
  });

  it('to the exchange itself, taken back, takes back whatever is under way, whoever has it', async () => {
    await story.agencies();
    await story.takeIn();
    await story.says(bayside, 'accepted');
    await story.changesMind('exchange');
    expect(await story.statuses()).toEqual([`${bayside}: withdrawn`]);
    expect(await seats()).toMatchObject({ held: 0, taken: 0 });
    await nothingParked();
  });

  it('that is taken back needs no confirmation, even where a withdrawal was asked for', async () => {
    await story.agencies();
    await story.takeIn();
    await story.says(bayside, 'accepted');
    await story.says(harbor, 'withdrawal-requested', {
      by: 'R',
      referralId: await story.referralAt(bayside),
    });
    await story.changesMind(bayside);
    expect(await story.statuses()).toEqual([`${bayside}: withdrawn`]);
    await nothingParked();
  });

  it('that is taken back from another agency changes nothing here', async () => {
    await story.agencies();
    await story.takeIn();
    await story.changesMind(quincy);
    expect(await story.statuses()).toEqual([`${bayside}: offered`]);
  });

  it('that ends between the answer and the offer is noticed', async () => {
    await story.agencies();
    let answers = 0;
    routing.intake.beforeAnswer(async (recipient) => {
      if (recipient !== bayside) return;
      answers += 1;
      if (answers === 2) routing.intake.revoke('person-1', bayside);
    });
    await story.takeIn();
    expect(await story.statuses()).toEqual([`${bayside}: withdrawn`]);
  });

  it('that ends between the proposal and the offer offers nothing there', async () => {
    await story.agencies();
    routing.intake.beforeAnswer(async (recipient) => {
      if (recipient === bayside) routing.intake.revoke('person-1', bayside);
    });
    await story.takeIn();
    expect(await story.statuses()).toEqual([`${quincy}: offered`]);
    expect(await routing.parked.streams()).toEqual([]);
  });

  it('is asked anew for the second step', async () => {
    await story.agencies();
    await story.takeIn();
    await story.says(bayside, 'accepted');
    await story.reports.enrolled(bayside);
    await story.changesMind(northShore);
    await story.reports.levelGain(bayside);
    expect(await story.statuses()).toEqual([`${bayside}: completed`]);
    expect(await journeys()).toEqual({ open: 0, waiting: { 'waits-for-consent': 1 }, ended: {} });
  });
});

describe('a person who is erased', () => {
  beforeEach(async () => {
    await story.agencies();
    await story.takeIn();
    await story.isErased();
  });

  it('leaves no referral under way, and the journey ends', async () => {
    expect(await story.statuses()).toEqual([`${bayside}: withdrawn`]);
    expect(await journeys()).toEqual({ open: 0, waiting: {}, ended: { 'ended-early': 1 } });
  });

  it('is forgotten here', async () =>
    expect(await routing.register.intakes.of(story.idsOf(1).intakeId)).toEqual({ forgotten: true }));
});
