import type { Events } from '@handoff/schemas';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hostedEligibility } from './testing/hosted-eligibility.ts';

const intakeId = 'intake-01';
const personId = 'person-01';
const consentId = 'consent-01';
/** An adult in Massachusetts who learns English, attends no school, and was not asked about work. */
const person = {
  age: 34,
  english_language_learner: 'yes',
  attending_school: 'none',
  selective_service: 'not_required',
};

let service = hostedEligibility();
beforeEach(() => {
  service = hostedEligibility();
});

const submit = async (facts: object = person, language = 'es-GT') => {
  const sealed = await service.sealFor(personId, 'screening', 'IntakeSubmitted', facts);
  await service.publish('IntakeSubmitted', intakeId, 1, {
    intakeId,
    personId,
    referrer: 'harbor-worker-center',
    jurisdiction: 'US-MA',
    language,
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
  await service.settle();
};
const amend = async (sequence: number, facts: object) => {
  const sealed = await service.sealFor(personId, 'screening', 'IntakeAmended', facts);
  await service.publish('IntakeAmended', intakeId, sequence, { intakeId, personId, facts: sealed });
  await service.settle();
};
const terms = (differing: Partial<Events['ConsentGranted']['terms'][number]> = {}) => ({
  recipient: 'exchange',
  purposes: ['screening', 'routing'],
  until: '2027-11-22',
  how: 'spoken',
  language: 'es',
  records: null,
  interpreter: false,
  on: '2026-11-22',
  ...differing,
});
const grant = async (sequence = 1, ...granted: ReturnType<typeof terms>[]) => {
  const given = granted.length > 0 ? granted : [terms()];
  await service.publish('ConsentGranted', consentId, sequence, {
    consentId,
    personId,
    intakeId,
    terms: given,
  });
  await service.settle();
};
const withdraw = async (sequence: number, differing: object = {}) => {
  const all = { consentId, personId, intakeId, recipient: null, purposes: null, by: null, ...differing };
  await service.publish('ConsentWithdrawn', consentId, sequence, all);
  await service.settle();
};
const screenings = () => service.completed(intakeId);
const verdicts = async () => service.verdictsOf((await screenings()).at(-1)!);
const verdictOn = async (id: string) => (await verdicts()).programs.find(({ program }) => program === id);
const askedFor = () => service.intake.asked.map(({ use, purpose }) => `${use} ${purpose}`);

describe('a screening', () => {
  it('finds Title II English and I-BEST open, and Title I waiting for one question', async () => {
    await submit();
    await grant();
    const { programs } = await verdicts();
    const found = programs.map(({ program, verdict, askNow }) => ({ program, verdict, askNow }));
    expect(found).toEqual(
      expect.arrayContaining([
        { program: 'aefla', verdict: 'eligible', askNow: [] },
        { program: 'ibest', verdict: 'eligible', askNow: [] },
        { program: 'wioa_adult', verdict: 'needs_more_information', askNow: ['work_authorized'] },
      ]),
    );
    expect(
      found.filter(({ program }) => program === 'wioa_title_i' || program === 'professional_licence'),
    ).toEqual([]);
  });

  it('says which facts, which rules and which day it stands on', async () => {
    await submit();
    await grant();
    expect(await screenings()).toMatchObject([
      {
        intakeId,
        personId,
        referrer: 'harbor-worker-center',
        jurisdiction: 'US-MA',
        asOf: '2026-11-22',
        rulesVersion: service.version,
        factsFrom: `event-${intakeId}-1`,
        factsSequence: 1,
        verdicts: { purpose: 'routing' },
      },
    ]);
  });

  it('is published on its topic under its own stream', async () => {
    await submit();
    await grant();
    expect(service.broker.records('handoff.eligibility')).toMatchObject([
      {
        key: service.context.ids.derive('screening', intakeId),
        headers: { ce_type: 'handoff.eligibility.ScreeningCompleted' },
      },
    ]);
  });

  it('speaks English and the language of the intake, and no other', async () => {
    await submit();
    await grant();
    const { programs } = await verdicts();
    expect(Object.keys(programs[0]?.suspended[0]?.text ?? {})).toEqual(['en', 'es']);
    service = hostedEligibility();
    await submit(person, 'kea');
    await grant();
    expect(Object.keys((await verdicts()).programs[0]?.suspended[0]?.text ?? {})).toEqual(['en']);
  });

  it.each([
    ['facts first', [submit, grant]],
    ['consent first', [grant, submit]],
  ])('waits for whichever event comes second: %s', async (_, [first, second]) => {
    await first!();
    expect(await screenings()).toEqual([]);
    expect(service.intake.asked).toEqual([]);
    await second!();
    expect(await screenings()).toHaveLength(1);
    expect(askedFor()).toEqual(['open screening', 'seal routing']);
  });

  it('is done once, however often the events come', async () => {
    await submit();
    await grant();
    await grant(2);
    await grant(3);
    expect(await screenings()).toHaveLength(1);
    expect(askedFor()).toHaveLength(2);
  });

  it('is done anew for amended facts', async () => {
    await submit();
    await grant();
    await amend(2, { ...person, work_authorized: 'yes', work_authorized_recheck: '2027-Q1' });
    expect(await screenings()).toMatchObject([
      { factsSequence: 1 },
      { factsSequence: 2, factsFrom: `event-${intakeId}-2` },
    ]);
    expect(await verdictOn('wioa_adult')).toMatchObject({ verdict: 'eligible', validUntil: '2027-03-31' });
  });

  it('takes "not shared" for an open question that is not asked again', async () => {
    await submit({ ...person, work_authorized: 'not-shared' });
    await grant();
    expect(await verdictOn('wioa_adult')).toMatchObject({ verdict: 'needs_more_information', askNow: [] });
  });
});

describe('without consent', () => {
  it.each([
    ['to another recipient', terms({ recipient: 'bayside-community-college' })],
    ['for another purpose', terms({ purposes: ['routing'] })],
    ['that has run out', terms({ until: '2026-11-21' })],
  ])('nothing is opened: consent %s', async (_, given) => {
    await submit();
    await grant(1, given);
    expect(await screenings()).toEqual([]);
    expect(service.intake.asked).toEqual([]);
  });

  it('nothing is opened after it was taken back, until it is given again', async () => {
    await grant();
    await withdraw(2);
    await submit();
    expect(service.intake.asked).toEqual([]);
    await grant(3);
    expect(await screenings()).toHaveLength(1);
  });

  it('a withdrawal that concerns others changes nothing', async () => {
    await grant();
    await withdraw(2, { recipient: 'bayside-community-college' });
    await withdraw(3, { purposes: ['contact'] });
    await submit();
    expect(await screenings()).toHaveLength(1);
  });

  it('intake has the last word, and the event that brings consent comes here itself', async () => {
    service.intake.stands.consent = false;
    await submit();
    await grant();
    expect(await screenings()).toEqual([]);
    expect(service.seen.at(-1)?.verdict).toEqual({ kind: 'skipped', because: 'consent-not-live' });
    service.intake.stands.consent = true;
    await grant(2);
    expect(await screenings()).toHaveLength(1);
  });
});

describe('when intake', () => {
  it('is away, the event waits and the screening comes once intake is back', async () => {
    service.intake.stands.away = true;
    await submit();
    const granted = grant();
    await vi.waitUntil(() => service.intake.asked.length > 0);
    expect(await screenings()).toEqual([]);
    service.intake.stands.away = false;
    await granted;
    expect(await screenings()).toHaveLength(1);
    expect(await service.parked.streams()).toEqual([]);
  });

  it('has destroyed the keys, the screening is skipped, the ciphertext forgotten and the reason kept', async () => {
    await submit();
    await service.intake.keys.destroy(personId);
    await grant();
    expect(await screenings()).toEqual([]);
    expect(service.seen.at(-1)?.verdict).toEqual({ kind: 'skipped', because: 'key-destroyed' });
    expect(await service.intakes.find(intakeId)).toMatchObject({ facts: null, closed: 'key-destroyed' });
  });

  it('has erased the person, the ciphertext is forgotten and nothing is asked any more', async () => {
    await submit();
    await service.publish('ParticipantErased', intakeId, 2, { intakeId, personId, keysGoneBy: '2026-12-27' });
    await service.settle();
    await grant();
    expect(service.intake.asked).toEqual([]);
    expect(await service.intakes.find(intakeId)).toMatchObject({ facts: null, closed: 'erased' });
  });

  it('refuses for a reason that should not be, the event is parked and not passed over', async () => {
    service.intake.stands.refuse = 'key-unknown';
    await submit();
    await grant();
    expect(await service.parked.streams()).toMatchObject([{ stream: consentId }]);
  });
});

describe('facts', () => {
  it('are parked when they say what no intake may keep: no stored verdict rests on a "no"', async () => {
    await submit({ ...person, work_authorized: 'no' });
    await grant();
    expect(await screenings()).toEqual([]);
    expect(await service.parked.streams()).toMatchObject([{ stream: consentId }]);
  });

  it('appear in no log, no document and no event of this service in clear', async () => {
    await submit({ ...person, age: 97 });
    await grant();
    const everything = [service.log, service.seen, await service.intakes.find(intakeId), await screenings()];
    expect(await screenings()).toHaveLength(1);
    for (const word of ['"age"', 'not_required', 'english_language_learner'])
      expect(JSON.stringify(everything)).not.toContain(word);
    expect(JSON.stringify(await verdicts())).not.toContain('97');
  });
});

describe('the summary', () => {
  it('gives counts alone', async () => {
    await submit();
    await service.intake.keys.destroy(personId);
    await grant();
    expect(await service.definition.summary?.(service.context)).toEqual({
      screenings: 0,
      closedWithoutKey: 1,
      rescreenings: { due: 0, settled: {} },
    });
  });
});
