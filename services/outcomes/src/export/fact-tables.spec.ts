import { readFileSync } from 'node:fs';
import { recordNamed } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import { factTableNames, rowOf } from '../tables/fact-row.ts';
import { columnsOfFields, columnsOfRecord, type Field } from './columns-of-record.ts';
import { analystTables, filledFrom, storedField } from './fact-tables.ts';

const said = {
  participationId: 'participation-1',
  referralId: 'referral-1',
  journeyId: 'journey-1',
  personId: 'person-1',
  provider: 'bayside-community-college',
};

const exampleOf = (record: string): Readonly<Record<string, string | number | null>> =>
  JSON.parse(
    readFileSync(new URL(`../../../../schemas/examples/${record}.json`, import.meta.url), 'utf8'),
  ) as Record<string, string | number | null>;

describe('the tables for analysts', () => {
  it('say of every column what it is, and name none twice', () => {
    for (const name of factTableNames) {
      const { columns, doc } = analystTables[name];
      expect(doc.length).toBeGreaterThan(20);
      expect(columns.filter(({ doc: words }) => words.trim().length < 4)).toEqual([]);
      expect(new Set(columns.map(({ name: column }) => column)).size).toBe(columns.length);
    }
  });

  it('have a column for every field of a row, so that none is lost on the way', () => {
    const { row } = rowOf(
      'EmploymentRecorded',
      {
        ...said,
        startedOn: '2026-10-20',
        wageCents: 1850,
        wagePer: 'hour',
        hoursPerWeek: 32.5,
        occupation: null,
        evidence: 'employer-letter',
      },
      { id: 'event-1', subject: 'participation-1', sequence: 3, time: '2026-10-25T10:00:00.000Z' },
    );
    expect(filledFrom('facts_employment', [row]).rows).toEqual([
      {
        participation_id: 'participation-1',
        referral_id: 'referral-1',
        journey_id: 'journey-1',
        person_id: 'person-1',
        provider: 'bayside-community-college',
        started_on: '2026-10-20',
        wage_cents: 1850,
        wage_per: 'hour',
        hours_per_week: 32.5,
        occupation: null,
        evidence: 'employer-letter',
        event_id: 'event-1',
        sequence: 3,
        fact: 3,
        standing: 'told',
        why: null,
        true_on: '2026-10-20',
        known_at: '2026-10-25T10:00:00.000Z',
      },
    ]);
  });

  it.each([
    ['EnrollmentRecorded', 'facts_enrollment'],
    ['ServiceDelivered', 'facts_service'],
    ['MilestoneAttained', 'facts_milestone'],
    ['EmploymentRecorded', 'facts_employment'],
    ['ParticipationExited', 'facts_exit'],
    ['QuarterReported', 'facts_quarter'],
  ] as const)(
    'hold all that %s says under its own words: a new field of it is a new column',
    (type, table) => {
      const example = exampleOf(type);
      const origin = {
        id: 'event-1',
        subject: 'participation-1',
        sequence: 1,
        time: '2027-02-01T10:00:00.000Z',
      };
      const { row } = rowOf(type, { ...example, cohortName: 'autumn' } as never, origin);
      expect(row['cohortName']).toBe('autumn');
      const [filled] = filledFrom(table, [row]).rows;
      const asColumns = new Map(
        analystTables[table].columns.map(({ name }) => [storedField(name), filled?.[name]]),
      );
      for (const { name } of columnsOfRecord(type)) {
        const field = storedField(name);
        expect(asColumns.get(field), `${type}.${field}`).toBe(example[field]);
      }
      const { fields } = recordNamed(type).schema as unknown as { fields: readonly Field[] };
      const cohort: Field = {
        name: 'cohortName',
        type: ['null', 'string'],
        doc: 'What the class calls itself.',
      };
      expect(columnsOfFields(type, [...fields, cohort]).at(-1)).toEqual({
        name: 'cohort_name',
        type: 'string',
        doc: 'What the class calls itself.',
        required: false,
      });
    },
  );

  it('know nothing of needs, answers and contact', () => {
    const names = factTableNames.flatMap((name) => analystTables[name].columns.map((column) => column.name));
    for (const banned of ['identity', 'contact', 'facts', 'needs', 'reference'])
      expect(names).not.toContain(banned);
  });
});
