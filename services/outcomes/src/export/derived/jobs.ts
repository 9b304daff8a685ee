import type { Job } from '../../figures/one-job.ts';
import type { Filled } from '../table.ts';
import { filled, maybe } from './column.ts';
import { attestedBy, contestedColumns, contestedIn } from './contested.ts';

/** One job of one person, whoever told of it. */
export const jobsTable = (jobs: readonly Job[]): Filled => ({
  table: {
    name: 'jobs',
    doc: 'One row a job, though several agencies may have reported it: all who attested it, all who helped, and whether they differ.',
    key: ['person_id', 'started_on', 'first_event_id'],
    columns: [
      filled('person_id', 'string', 'The person.'),
      filled('started_on', 'date', 'First day of work, as first reported.'),
      filled('first_event_id', 'string', 'The event that first told it.'),
      maybe('occupation', 'string', 'Occupation as O*NET-SOC, where anybody said it.'),
      filled('attestations', 'integer', 'How many reports and proofs the job rests on.'),
      filled('strongest', 'string', 'The strongest evidence among them, a code of the list `evidence`.'),
      filled('attested_by', 'string', 'Slugs of the agencies that attest it, with commas.'),
      filled('helpers', 'string', "Slugs of all agencies that had a part in the person's way, with commas."),
      ...contestedColumns,
    ],
  },
  rows: jobs.map(({ personId, startedOn, occupation, attestations, conflicts, helpers }) => ({
    person_id: personId,
    started_on: startedOn,
    first_event_id: attestations[0]?.event ?? '',
    occupation,
    attestations: attestations.length,
    strongest: strongestOf(attestations),
    attested_by: attestedBy(attestations),
    helpers: helpers.join(','),
    ...contestedIn(conflicts),
  })),
});

const order: readonly string[] = ['match', 'document', 'statement'];

const strongestOf = (attestations: Job['attestations']): string =>
  attestations.toSorted((one, other) => rank(one.strength) - rank(other.strength))[0]?.evidence ?? '';

const rank = (strength: string): number => {
  const at = order.indexOf(strength);
  return at === -1 ? order.length : at;
};
