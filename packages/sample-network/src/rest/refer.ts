import type { Agency } from '../agency-runs.ts';
import type { Outbox } from '../disk/outbox.ts';
import type { Door } from '../http/door.ts';
import { ownRows } from '../referrer/caseload.ts';
import { periodOf, personOf, submissionOf } from '../referrer/submission.ts';
import { type Request, sayOnce } from './tell.ts';

const atOnce = 4;

/** Refers everyone who came to this agency's door, a few at a time; the exchange seals the person on arrival. */
export const referByRest = async (agency: Agency, door: Door, kept: Outbox<Request>): Promise<void> => {
  const { papers, caseload, habits, say } = agency;
  const waiting = [...ownRows(caseload, papers.slug)];
  const work = async (): Promise<void> => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      const body = { ...submissionOf(row, periodOf(row)), person: personOf(row) };
      await sayOnce({ door, kept, habits, say }, `caseload-${row.case}`, '/v1/intakes', body);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
};
