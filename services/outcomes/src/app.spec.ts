import { describe, expect, it } from 'vitest';
import { standing } from './tables/standing.ts';
import { hostedOutcomes } from './testing/hosted-outcomes.ts';
import { nothingTold } from './testing/nothing-told.ts';

const participationId = 'participation-1';
const whose = {
  participationId,
  referralId: 'referral-1',
  journeyId: 'journey-1',
  personId: 'person-1',
  provider: 'bayside-community-college',
};
const enrollment = { ...whose, program: 'aefla', enrolledOn: '2026-09-01', term: 'Fall 2026' };
const job = {
  ...whose,
  startedOn: '2026-10-20',
  wageCents: 1850,
  wagePer: 'hour',
  hoursPerWeek: 32,
  occupation: '31-1131.00',
  evidence: 'employer-letter',
};
const gain = {
  ...whose,
  kind: 'measurable-skill-gain',
  type: 'educational-functioning-level',
  attainedOn: '2026-10-15',
  fromLevel: 'esl-2',
  toLevel: 'esl-3',
  evidence: 'pre-post-test',
};

describe('outcomes', () => {
  it('counts what was reported, once, and publishes it under the journey', async () => {
    const service = hostedOutcomes();
    await service.command('RecordEnrollment', participationId, enrollment, 'partner:bayside:1');
    await service.command('RecordMilestone', participationId, gain, 'partner:bayside:2');
    await service.command('RecordEmployment', participationId, job, 'partner:bayside:3');
    await service.command(
      'RecordExit',
      participationId,
      { ...whose, lastServiceOn: '2026-10-30', reason: 'completed' },
      'partner:bayside:4',
    );
    await service.settle();
    expect(await service.summary()).toMatchObject({
      enrollments: 1,
      placements: 1,
      milestones: 1,
      exits: 1,
      parked: 0,
    });
    const published = service.broker.records('handoff.outcomes');
    expect(published.map(({ headers }) => headers['ce_correlationid'])).toEqual(Array(4).fill('journey-1'));
  });

  it('answers a repeat as before and the same fact under a new id with "nothing"', async () => {
    const service = hostedOutcomes();
    const first = await service.command('RecordEnrollment', participationId, enrollment, 'partner:bayside:1');
    const again = await service.command('RecordEnrollment', participationId, enrollment, 'partner:bayside:1');
    const anew = await service.command('RecordEnrollment', participationId, enrollment, 'partner:bayside:2');
    await service.settle();
    expect(first).toMatchObject({ kind: 'done', repeated: false });
    expect(again).toMatchObject({ kind: 'done', repeated: true });
    expect(anew).toMatchObject({ kind: 'nothing' });
    expect(await service.summary()).toMatchObject({ enrollments: 1 });
  });

  it('refuses with the code lists of the contract', async () => {
    const service = hostedOutcomes();
    const rumor = { ...job, evidence: 'rumor' };
    expect(
      await service.command('RecordEmployment', participationId, rumor, 'partner:bayside:1'),
    ).toMatchObject({
      kind: 'refused',
      code: 'code-unknown',
      place: 'evidence',
    });
  });

  it('keeps a fact with both its times, and the event it came from', async () => {
    const service = hostedOutcomes();
    await service.command('RecordEmployment', participationId, job, 'partner:bayside:1');
    await service.settle();
    const [event] = service.broker.records('handoff.outcomes');
    expect(await service.tables.rows('facts_employment')).toEqual([
      {
        ...job,
        id: event?.headers['ce_id'],
        stream: participationId,
        sequence: 1,
        fact: 1,
        standing: 'told',
        why: null,
        trueOn: '2026-10-20',
        knownAt: '2026-11-02T14:00:00.000Z',
      },
    ]);
  });

  it('makes the same tables from events that come twice', async () => {
    const service = hostedOutcomes();
    await service.command('RecordEmployment', participationId, job, 'partner:bayside:1');
    await service.settle();
    const [first] = service.broker.records('handoff.outcomes');
    if (!first) throw new Error('nothing was published');
    const { topic, partition, key, headers, payload } = first;
    await service.broker.producer().send({ topic, partition, messages: [{ key, headers, value: payload }] });
    await service.settle();
    expect(await service.tables.count('facts_employment')).toBe(1);
  });

  it('shows a corrected fact as it stood on each day', async () => {
    const service = hostedOutcomes();
    await service.command('RecordEmployment', participationId, job, 'partner:bayside:1');
    await service.pass(1);
    const values = { ...nothingTold, on: '2026-10-20', wageCents: 2000, wagePer: 'hour', hoursPerWeek: 32 };
    const named = { kind: 'employment', earlierOn: '2026-10-20', why: 'typing-mistake' };
    const rest = { occupation: '31-1131.00', evidence: 'employer-letter' };
    await service.command(
      'CorrectFact',
      participationId,
      { ...whose, ...values, ...rest, ...named },
      'partner:bayside:2',
    );
    await service.settle();
    const rows = await service.tables.rows('facts_employment');
    expect(rows.map(({ fact, standing: how }) => [fact, how])).toEqual([
      [1, 'told'],
      [1, 'corrected'],
    ]);
    const wages = (asOf?: string) => standing(rows, asOf).map((row) => row['wageCents']);
    expect([wages('2026-11-02T23:00:00.000Z'), wages()]).toEqual([[1850], [2000]]);
    expect(await service.summary()).toMatchObject({ placements: 1 });
  });

  it('counts one job that two agencies report as one placement, from two reports', async () => {
    const service = hostedOutcomes();
    await service.command('RecordEmployment', participationId, job, 'partner:bayside:1');
    const other = { participationId: 'participation-2', referralId: 'referral-2', provider: 'north-shore' };
    const told = { ...job, ...other, startedOn: '2026-10-22' };
    await service.command('RecordEmployment', 'participation-2', told, 'partner:north-shore:1');
    await service.settle();
    expect(await service.summary()).toMatchObject({ placements: 1, employmentReports: 2 });
  });

  it('takes back a fact by name, and keeps that it was told', async () => {
    const service = hostedOutcomes();
    await service.command('RecordEmployment', participationId, job, 'partner:bayside:1');
    const named = { kind: 'employment', earlierOn: '2026-10-20', why: 'wrong-person' };
    const narrowed = { service: null, type: null, occupation: null };
    await service.command(
      'WithdrawFact',
      participationId,
      { ...whose, ...named, ...narrowed },
      'partner:bayside:2',
    );
    await service.settle();
    expect(await service.summary()).toMatchObject({ placements: 0 });
    expect(await service.tables.rows('facts_employment')).toHaveLength(2);
  });

  it('lets go of an erased person, and says how many rows an earlier report lacks now', async () => {
    const service = hostedOutcomes();
    await service.command('RecordEmployment', participationId, job, 'partner:bayside:1');
    await service.settle();
    await service.tell('ParticipantErased', 'intake-1', {
      personId: 'person-1',
      intakeId: 'intake-1',
      keysGoneBy: '2026-12-07',
    });
    expect(await service.tables.rows('facts_employment')).toEqual([]);
    expect(await service.tables.erased('facts_employment', '2026-11-30T00:00:00.000Z')).toBe(1);
    expect(await service.summary()).toMatchObject({ placements: 0 });
  });
});
