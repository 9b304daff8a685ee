import { recordNamed, releaseOf, versionsOf } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { columns } from '../../csv/columns.ts';
import { columnOf } from '../../csv/said-in-row.ts';
import { fact, response } from './responses.ts';
import { submission } from '../people/submission.ts';

const bodies = { IntakeSubmission: submission, ReferralResponse: response, FactReport: fact } as const;
/** Said by the path, not by the body. */
const inThePath = ['referral'];

const fieldsOf = (short: string): readonly string[] => [
  ...new Set(
    [
      ...versionsOf(short).map((version) => releaseOf(short, version).schema),
      recordNamed(short).schema,
    ].flatMap((schema) => (schema as { fields: readonly { name: string }[] }).fields.map(({ name }) => name)),
  ),
];

describe.each(Object.entries(bodies))('%s over HTTP', (short, body) => {
  it('still takes every field that any release had, and asks for none that the first had not', () => {
    const { properties = {}, required = [] } = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' });
    const fields = fieldsOf(short).filter((name) => !inThePath.includes(name));
    expect(fields.filter((name) => !(name in properties))).toEqual([]);
    const first = (releaseOf(short, 1).schema as { fields: readonly { name: string }[] }).fields;
    expect(required.filter((name) => !first.some((field) => field.name === name))).toEqual([]);
  });
});

/** What a spreadsheet has no use for: who speaks for whom is said over the other ways. */
const notInFiles = ['forPerson', 'service'];

it('a file has a column for every field of an answer and of a fact', () => {
  const fields = ['ReferralResponse', 'FactReport'].flatMap(fieldsOf);
  const missing = fields.filter((name) => !columns.includes(columnOf(name)) && !notInFiles.includes(name));
  expect(missing).toEqual([]);
});
