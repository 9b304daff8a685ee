import type { Events } from '@handoff/schemas';
import { beforeEach, describe, expect, it } from 'vitest';
import { bookWith } from '../testing/book-with.ts';
import { type Hosted, hostedEligibility, restarted } from '../testing/hosted-eligibility.ts';

const aefla = { path: 'US/aefla.yaml', from: 'atLeast: 16', to: 'atLeast: 40' };
const next = { path: 'release.yaml', from: 'released: ', to: 'released: 2026-12-02 # ' };
const stricter = bookWith(next, aefla);
const reworded = bookWith(next, {
  path: 'US/aefla.yaml',
  from: 'You are 16 or older.',
  to: 'You are 16 or more.',
});

let service: Hosted;
beforeEach(() => {
  service = hostedEligibility();
});

/** People 1, 2, 3 …, who learn English and consented; each is screened, and on a way. */
const people = async (...numbers: readonly number[]) => {
  for (const number of numbers) {
    const [intakeId, personId] = [`intake-${number}`, `person-${number}`];
    const facts = { age: 34, english_language_learner: 'yes', attending_school: 'none' };
    const sealed = await service.sealFor(personId, 'screening', 'IntakeSubmitted', facts);
    await service.publish('IntakeSubmitted', intakeId, 1, submitted(intakeId, personId, sealed));
    await consent(number, 1, '2027-11-22');
    await opened(number);
  }
};
const submitted = (
  intakeId: string,
  personId: string,
  sealed: Events['IntakeSubmitted']['facts'],
): Events['IntakeSubmitted'] => ({
  intakeId,
  personId,
  referrer: 'harbor-worker-center',
  jurisdiction: 'US-MA',
  language: 'es',
  interpreter: 'no',
  needs: ['learn.esl'],
  choices: [],
  pathway: null,
  follows: null,
  groupId: null,
  consents: [],
  identity: sealed,
  contact: sealed,
  facts: sealed,
  receivedOn: '2026-11-22',
});
const consent = (number: number, sequence: number, until: string) =>
  service.publish('ConsentGranted', `consent-${number}`, sequence, {
    consentId: `consent-${number}`,
    personId: `person-${number}`,
    intakeId: `intake-${number}`,
    terms: [
      {
        recipient: 'exchange',
        purposes: ['screening', 'routing'],
        until,
        how: 'spoken',
        language: 'es',
        records: null,
        interpreter: false,
        on: '2026-11-22',
      },
    ],
  });
const way = (number: number) => ({
  journeyId: `journey-${number}`,
  personId: `person-${number}`,
  referrer: 'harbor-worker-center',
});
const opened = (number: number) =>
  service.publish('JourneyOpened', `journey-${number}`, 1, {
    ...way(number),
    intakeId: `intake-${number}`,
    pathway: 'english-to-work',
    pathwayVersion: 1,
    steps: [],
    follows: null,
  });
const ended = (number: number) =>
  service.publish('JourneyEnded', `journey-${number}`, 2, {
    ...way(number),
    result: 'closed',
    reason: 'no-longer-interested',
  });

const released = async (book: typeof stricter) => {
  service = await restarted(service, book);
  await service.publishRules();
  return service.rescreen();
};
const screenings = (number: number) => service.completed(`intake-${number}`);
const publications = () =>
  service.broker
    .records('handoff.eligibility')
    .filter(({ headers }) => headers['ce_type'] === 'handoff.eligibility.RulesPublished');

describe('new rules', () => {
  it('are published once a version, however often a process starts, and say which held before', async () => {
    const first = service.version;
    await service.publishRules();
    await service.publishRules();
    service = await restarted(service, stricter);
    await service.publishRules();
    await service.publishRules();
    const published = await service.eventsOf(service.ids.derive('rules', 'all'));
    expect(published.map(({ data }) => data)).toMatchObject([
      { rulesVersion: first, previousVersion: null },
      { rulesVersion: stricter.version, previousVersion: first, releasedOn: '2026-12-02' },
    ]);
    expect(publications()).toHaveLength(2);
  });

  it('screen those anew who are on a way, and say, sealed, what they lost', async () => {
    await people(1, 2);
    await service.publishRules();
    const before = service.version;
    expect(await released(stricter)).toBe(2);
    const rules = publications().at(-1)?.headers['ce_id'];
    for (const number of [1, 2]) {
      const [first, second, ...more] = await screenings(number);
      expect(first).toMatchObject({ rulesVersion: before, followsRules: null });
      expect(second).toMatchObject({ rulesVersion: stricter.version, followsRules: rules, factsSequence: 1 });
      expect(more).toEqual([]);
      const { changed, programs } = await service.verdictsOf(second!);
      expect(changed).toMatchObject({ from: before, nowEligible: [] });
      expect(changed?.noLongerEligible).toContain('aefla');
      expect(programs.find(({ program }) => program === 'aefla')?.verdict).toBe('ineligible');
      expect(JSON.stringify(second)).not.toContain('aefla');
    }
  });

  it('say for what somebody is eligible now', async () => {
    service = hostedEligibility(stricter);
    await people(1);
    await service.publishRules();
    await released(bookWith({ ...next, to: 'released: 2026-12-02 # ' }));
    const second = (await screenings(1))[1];
    expect((await service.verdictsOf(second!)).changed?.nowEligible).toContain('aefla');
  });

  it('tell nobody again what they know: where no answer differs, nothing is recorded', async () => {
    await people(1);
    await service.publishRules();
    expect(await released(reworded)).toBe(1);
    expect(await screenings(1)).toHaveLength(1);
    expect(await service.rescreen()).toBe(0);
  });

  it('reach each person at most once, also after a crash and by two processes', async () => {
    await people(1, 2);
    await service.publishRules();
    service = await restarted(service, stricter);
    await service.publishRules();
    service.crashAt('screening.before-record');
    await service.rescreen().catch(() => undefined);
    await Promise.all([service.rescreen(), service.rescreen()]);
    await service.rescreen();
    for (const number of [1, 2]) expect(await screenings(number)).toHaveLength(2);
  });

  it('leave those alone who are on no way, until they take it up again', async () => {
    await people(1, 2);
    await ended(1);
    await service.publishRules();
    expect(await released(stricter)).toBe(1);
    expect(await screenings(1)).toHaveLength(1);
    await service.publish('JourneyRestarted', 'journey-1', 3, way(1));
    expect(await service.rescreen()).toBe(1);
    expect(await screenings(1)).toHaveLength(2);
  });

  it('pass over whose keys are destroyed, record it, and forget the ciphertext', async () => {
    await people(1, 2);
    await service.publishRules();
    await service.intake.keys.destroy('person-1');
    expect(await released(stricter)).toBe(2);
    expect(await screenings(1)).toHaveLength(1);
    expect(await screenings(2)).toHaveLength(2);
    expect(await service.journeys.counts()).toEqual({
      due: 0,
      settled: { 'key-destroyed': 1, rescreened: 1 },
    });
    expect(await service.intakes.find('intake-1')).toMatchObject({ facts: null, closed: 'key-destroyed' });
  });

  it('open nothing without consent, and say so', async () => {
    await people(1, 2);
    await consent(1, 2, '2026-11-21');
    await service.publishRules();
    await released(stricter);
    expect((await service.journeys.counts()).settled).toEqual({ 'consent-not-live': 1, rescreened: 1 });
    expect(service.intake.asked.filter(({ personId }) => personId === 'person-1')).toHaveLength(2);
  });

  it('wait while intake is away, and go on where they were', async () => {
    await people(1, 2);
    await service.publishRules();
    service.intake.stands.away = true;
    await expect(released(stricter)).rejects.toThrow();
    expect((await service.journeys.counts()).due).toBe(2);
    service.intake.stands.away = false;
    expect(await service.rescreen()).toBe(2);
  });

  it('go on to the next where one intake is at fault, and count it', async () => {
    await people(1, 2);
    await service.publishRules();
    service.intake.stands.refuse = 'key-unknown';
    expect(await released(stricter)).toBe(2);
    expect((await service.journeys.counts()).settled).toEqual({ failed: 2 });
    expect(JSON.stringify(service.log)).toContain('could not be screened under the new rules');
  });

  it('are for the process that has them: one with the earlier rules screens nobody', async () => {
    await people(1);
    await service.publishRules();
    await released(stricter);
    service = await restarted(service, bookWith());
    await service.publishRules();
    expect(publications()).toHaveLength(2);
    await opened(2);
    expect(await service.rescreen()).toBe(0);
  });

  it('ask for keys under the name of the event that published them, which the audit trail then shows', async () => {
    await people(1);
    await service.publishRules();
    const before = service.intake.asked.length;
    await released(stricter);
    const asked = service.intake.asked.slice(before);
    expect(asked.map(({ use, purpose }) => `${use} ${purpose}`)).toEqual([
      'open routing',
      'open screening',
      'seal routing',
    ]);
    const rules = publications().at(-1)?.headers['ce_id'];
    expect(new Set(asked.map(({ reason }) => reason))).toEqual(new Set([rules]));
  });
});
