import { beforeEach, describe, expect, it } from 'vitest';
import { bayside, evening, harbor, massachusetts, northShore, quincy } from './testing/massachusetts.ts';
import { Crash, type HostedRouting, hostedRouting } from './testing/hosted-routing.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
});

const counts = () => routing.register.standing.counts();
const seats = async () => (await counts()).seats;
const journeys = async () => (await counts()).journeys;
const nothingParked = async () => expect(await routing.parked.streams()).toEqual([]);

describe('the way of Massachusetts, over events and commands', () => {
  it('goes from English at the college to work at the job center, and ends', async () => {
    await story.agencies();
    await story.takeIn();
    expect(await story.statuses()).toEqual([`${bayside}: offered`]);

    expect(await story.says(bayside, 'accepted')).toBe('done');
    expect(await seats()).toEqual({ cohorts: 1, seats: 1, held: 0, taken: 1 });

    await story.reports.enrolled(bayside);
    expect(await story.statuses()).toEqual([`${bayside}: completed`]);
    expect(await journeys()).toEqual({ open: 1, waiting: {}, ended: {} });

    await story.reports.levelGain(bayside);
    expect(await story.statuses()).toEqual([`${bayside}: completed`, `${northShore}: offered`]);

    await story.says(northShore, 'accepted');
    await story.reports.placed(northShore);
    expect(await story.statuses()).toEqual([`${bayside}: completed`, `${northShore}: completed`]);
    expect(await journeys()).toEqual({ open: 0, waiting: {}, ended: { 'reached-its-aim': 1 } });
    await nothingParked();
  });

  it('is drawn step by step, with dates', async () => {
    await story.agencies();
    await story.takeIn();
    const { journeyId } = story.idsOf(1);
    expect(await routing.get('/internal/journeys/:id', { id: journeyId }, 'gateway')).toMatchObject({
      pathway: 'english-to-work',
      status: 'open',
      steps: [
        {
          id: 'english',
          trail: [{ status: 'open', because: 'journey-opened', at: '2026-01-05T14:00:00.000Z' }],
          referrals: [{ agency: bayside, status: 'offered' }],
        },
        { id: 'work', status: 'waiting', because: 'waits-for-fact', referrals: [] },
      ],
    });
  });

  it('opens the journey also when the screening is seen before the intake', async () => {
    await story.agencies();
    await story.screen();
    expect(await story.statuses()).toEqual([]);
    await story.submit();
    expect(await story.statuses()).toEqual([`${bayside}: offered`]);
  });

  it('is not changed by anything that comes twice', async () => {
    await story.agencies();
    await story.takeIn();
    const before = routing.published().length;
    for (const topic of ['handoff.referrals', 'handoff.intake', 'handoff.eligibility'])
      for (const { key, headers, payload } of [...routing.broker.records(topic)])
        await routing.broker.producer().send({ topic, messages: [{ key, headers, value: payload }] });
    await routing.settle();
    expect(routing.published().length).toBe(before);
  });
});

describe('an answer', () => {
  beforeEach(async () => {
    await story.agencies();
    await story.takeIn();
  });

  it('is taken only from the agency that was offered', async () => {
    const referralId = await story.referralAt(bayside);
    expect(await story.says(quincy, 'accepted', { referralId })).toBe('not-a-party');
    expect(await story.says(harbor, 'accepted', { referralId })).toBe('not-a-party');
  });

  it('for a referral that is not there is answered as one of other people', async () => {
    const referralId = routing.ids.derive('referral', 'nowhere');
    expect(await story.says(bayside, 'accepted', { referralId })).toBe('not-a-party');
  });

  it('of the referrer is no answer of the agency', async () =>
    expect(
      await story.says(harbor, 'accepted', { by: 'R', referralId: await story.referralAt(bayside) }),
    ).toBe('illegal-transition'));

  it('is never given by the exchange', async () =>
    expect(await story.says(bayside, 'expired', { by: 'X' })).toBe('unknown-speaker'));

  it.each(['done', 'place-held', 'constructor'])('with no such status is refused: %s', async (status) =>
    expect(await story.says(bayside, status)).toBe('unknown-status'),
  );

  it.each(['enrolled', 'placed'])('that closes as %s is asked for the fact', async (result) => {
    await story.says(bayside, 'accepted');
    expect(await story.says(bayside, 'completed', { result })).toBe('report-the-fact');
  });

  it('that is sent twice under one key is given once, and answered alike', async () => {
    const first = await story.answers(bayside, 'accepted');
    expect(await story.answers(bayside, 'accepted')).toMatchObject({ ...first, repeated: true });
  });

  it('under a used key with another body is refused', async () => {
    await story.says(bayside, 'in-review', { key: 'one' });
    expect(await story.says(bayside, 'declined', { key: 'one', reason: 'no-place' })).toBe(
      'causation-reused',
    );
  });

  it('that asks the person stops the clock of the agency', async () => {
    await story.says(bayside, 'needs-person', { question: 'placement-test' });
    await routing.pass(20);
    expect(await story.statuses()).toEqual([`${bayside}: needs-person`]);
    await routing.pass(10);
    expect(await story.statuses()).toEqual([`${bayside}: completed`]);
    expect(await journeys()).toEqual({ open: 0, waiting: {}, ended: { 'ended-early': 1 } });
  });
});

describe('the next option', () => {
  beforeEach(async () => {
    await story.agencies();
    await story.takeIn();
  });

  const replaced = async () =>
    routing
      .published()
      .filter(({ type }) => type === 'ReferralOffered')
      .map(({ data }) => [data['agency'], data['replaces']]);

  it('follows a decline, as a new referral that names the old one', async () => {
    await story.says(bayside, 'declined', { reason: 'schedule-does-not-fit' });
    expect(await story.statuses()).toEqual([`${bayside}: declined`, `${quincy}: offered`]);
    expect(await replaced()).toEqual([
      [bayside, null],
      [quincy, await story.referralAt(bayside)],
    ]);
  });

  it('follows an offer nobody answered', async () => {
    await routing.pass(5);
    expect(await story.statuses()).toEqual([`${bayside}: expired`, `${quincy}: offered`]);
  });

  it('follows an acceptance without first contact, and the place goes back', async () => {
    await story.says(bayside, 'accepted');
    await routing.pass(10);
    expect(await story.statuses()).toEqual([`${bayside}: expired`, `${quincy}: offered`]);
    expect(await seats()).toMatchObject({ held: 0, taken: 0 });
  });

  it("is the referrer's to find when none is left", async () => {
    await routing.pass(11);
    expect(await story.statuses()).toEqual([`${bayside}: expired`, `${quincy}: expired`]);
    expect(await journeys()).toEqual({ open: 0, waiting: { 'no-option-left': 1 }, ended: {} });
  });

  it('does not come when the person wants no more', async () => {
    await story.says(bayside, 'declined', { reason: 'person-no-longer-wants' });
    expect(await journeys()).toEqual({ open: 0, waiting: {}, ended: { 'ended-early': 1 } });
  });
});

describe('a cohort with one place', () => {
  const two = async (atBayside = evening) => {
    await story.agencies(atBayside);
    await story.takeIn({ number: 1 });
    await story.takeIn({ number: 2 });
  };

  it('takes one, and tells the second there is no place', async () => {
    await two();
    expect(await story.says(bayside, 'accepted', { number: 1 })).toBe('done');
    expect(await story.says(bayside, 'accepted', { number: 2 })).toBe('no-place');
    expect(await seats()).toMatchObject({ held: 0, taken: 1 });
  });

  it('of which others sell places too puts the second in line', async () => {
    await two({ ...evening, seatKind: 'advisory' });
    await story.says(bayside, 'accepted', { number: 1 });
    await story.says(bayside, 'accepted', { number: 2 });
    expect(await story.statuses(2)).toEqual([`${bayside}: waitlisted`]);
  });

  it('offers again to whoever is first in line when the place comes free', async () => {
    await two({ ...evening, seatKind: 'advisory' });
    await story.takeIn({ number: 3 });
    for (const number of [1, 2, 3]) await story.says(bayside, 'accepted', { number });
    await story.says(bayside, 'declined', { number: 1, reason: 'requirements-not-completed' });
    expect([await story.statuses(2), await story.statuses(3)]).toEqual([
      [`${bayside}: offered`],
      [`${bayside}: waitlisted`],
    ]);
  });

  it('gives its place back when an acceptance is taken back', async () => {
    await two();
    await story.says(bayside, 'accepted', { number: 1 });
    await story.says(bayside, 'declined', { number: 1, reason: 'requirements-not-completed' });
    expect(await story.says(bayside, 'accepted', { number: 2 })).toBe('done');
  });

  it('does not know another cohort', async () => {
    await two();
    expect(await story.says(bayside, 'accepted', { number: 1, cohort: 'esl-morning' })).toBe(
      'no-such-cohort',
    );
  });

  it('is one place also when both accept at the same moment', async () => {
    await two();
    const both = await Promise.all([1, 2].map((number) => story.answers(bayside, 'accepted', { number })));
    await routing.settle();
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
    expect(await seats()).toMatchObject({ held: 0, taken: 1 });
  });
});

describe('a crash between the hold and the acceptance', () => {
  beforeEach(async () => {
    await story.agencies();
    await story.takeIn({ number: 1 });
    await story.takeIn({ number: 2 });
    routing.crashAt('routing.after-hold-before-accept');
    await expect(story.answers(bayside, 'accepted', { number: 1 })).rejects.toThrow(Crash);
  });
  const anHour = 1 / 24;

  it('leaves a place held', async () => expect(await seats()).toMatchObject({ held: 1, taken: 0 }));

  it('is healed by the same message coming again', async () => {
    expect(await story.says(bayside, 'accepted', { number: 1 })).toBe('done');
    expect(await seats()).toMatchObject({ held: 0, taken: 1 });
  });

  it('is healed by the clock of the hold when nobody comes', async () => {
    await routing.pass(anHour);
    expect(await seats()).toMatchObject({ held: 0, taken: 0 });
    expect(await story.says(bayside, 'accepted', { number: 2 })).toBe('done');
  });

  it('lets the same message take a new hold after the old one was released', async () => {
    await routing.pass(anHour);
    expect(await story.says(bayside, 'accepted', { number: 1 })).toBe('done');
    expect(await seats()).toMatchObject({ held: 0, taken: 1 });
  });

  it('never frees the place of a referral that accepted on the hold', async () => {
    await story.answers(bayside, 'accepted', { number: 1 });
    await routing.pass(anHour);
    expect(await seats()).toMatchObject({ held: 0, taken: 1 });
  });

  it('gives the place back when the person left meanwhile', async () => {
    await story.says(harbor, 'withdrawn', { by: 'R', referralId: await story.referralAt(bayside, 1) });
    expect(await seats()).toMatchObject({ held: 0, taken: 0 });
  });
});

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
    expect(await routing.register.intakes.of(story.idsOf(1).intakeId)).toEqual({}));
});

describe('a program that is not open to someone', () => {
  it('leaves the same trace as an agency that does not offer it', async () => {
    await story.agencies();
    await story.takeIn({ number: 1, verdicts: { aefla: 'ineligible', wioa_adult: 'eligible' } });
    await story.takeIn({ number: 2, choices: [{ rank: 1, service: 'learn.esl', agency: northShore }] });
    const traceOf = (number: number) =>
      routing
        .published()
        .filter(({ data }) => data['journeyId'] === story.idsOf(number).journeyId)
        .map(({ type, data }) => [
          type,
          data['step'],
          data['status'],
          data['because'],
          data['result'],
          data['reason'],
        ]);
    expect(traceOf(1)).toEqual(traceOf(2));
    expect(await journeys()).toEqual({ open: 0, waiting: {}, ended: { 'nothing-open': 2 } });
  });

  it('is written down nowhere, nor is any verdict', async () => {
    await story.agencies();
    await story.takeIn({ verdicts: { aefla: 'eligible', wioa_adult: 'ineligible' } });
    const kept = [
      await routing.register.intakes.of(story.idsOf(1).intakeId),
      routing.published(),
      routing.log,
    ];
    expect(
      JSON.stringify([kept, [...routing.documents.journey.values(), ...routing.documents.referral.values()]]),
    ).not.toMatch(/eligible/);
  });
});

describe('a fact that overtakes the word', () => {
  beforeEach(async () => {
    await story.agencies();
    await story.takeIn();
    await story.reports.enrolled(bayside);
  });

  it('accepts and completes the referral, and takes the place', async () => {
    expect(await story.statuses()).toEqual([`${bayside}: completed`]);
    expect(routing.published().find(({ type }) => type === 'ReferralAccepted')?.data['impliedBy']).toMatch(
      /^event-/,
    );
  });

  it('lets the late word say nothing new', async () =>
    expect(await story.says(bayside, 'accepted')).toBe('nothing'));

  it('of an agency that is no party moves nothing', async () => {
    const referralId = await story.referralAt(bayside);
    const { personId, journeyId } = story.idsOf(1);
    const participationId = routing.ids.derive('participation', 'another');
    const gain = {
      kind: 'credential',
      type: 'transcript',
      attainedOn: '2026-05-20',
      fromLevel: null,
      toLevel: null,
      evidence: null,
    };
    const before = routing.published().length;
    await routing.tell('MilestoneAttained', participationId, {
      participationId,
      referralId,
      journeyId,
      personId,
      provider: quincy,
      ...gain,
    });
    expect(routing.published().length).toBe(before);
  });
});
