import type { WorkInQuarter } from '../../figures/one-quarter.ts';
import type { Filled } from '../table.ts';
import { filled, maybe } from './column.ts';
import { attestedBy, contestedColumns, contestedIn } from './contested.ts';

/** One quarter of one person's work, whoever told of it. */
export const workTable = (work: readonly WorkInQuarter[]): Filled => ({
  table: {
    name: 'work_in_quarters',
    doc:
      'One row a person and quarter that anybody told of work in: which report the figures rest on, who attests it, who helped, and who says otherwise. ' +
      'Employed at one word is employed, nobody sees every job; then a report that says what was paid goes first, then the stronger evidence, then the word that has stood longest.',
    key: ['person_id', 'quarter'],
    columns: [
      filled('person_id', 'string', 'The person.'),
      filled('quarter', 'string', 'The quarter, as 2026Q3.'),
      filled('employed_as', 'string', 'As the report has it that counts: a code of the list `employed-as`.'),
      maybe(
        'earnings_cents',
        'integer',
        'What was paid in the quarter by the report that counts, US cents; of a rate, what the wage conversion chart makes of it.',
      ),
      filled('evidence', 'string', 'The strongest that the report that counts rests on.'),
      filled('counted_event_id', 'string', 'The event of the report that counts.'),
      filled('attestations', 'integer', 'How many reports and proofs there are, whatever they say.'),
      filled('attested_by', 'string', 'Slugs of the agencies they are from, with commas.'),
      filled('helpers', 'string', "Slugs of all agencies that had a part in the person's way, with commas."),
      ...contestedColumns,
    ],
  },
  rows: work.map((each) => ({
    person_id: each.personId,
    quarter: each.quarter,
    employed_as: each.employedAs,
    earnings_cents: each.earningsCents,
    evidence: each.evidence,
    counted_event_id: each.countedEvent,
    attestations: each.attestations.length,
    attested_by: attestedBy(each.attestations),
    helpers: each.helpers.join(','),
    ...contestedIn(each.conflicts),
  })),
});
