import { join } from 'node:path';
import type { Agency } from '../agency-runs.ts';
import type { Outbox } from '../disk/outbox.ts';
import { openRefused } from '../disk/refused.ts';
import type { Door } from '../http/door.ts';
import { ownRows } from '../referrer/caseload.ts';
import { periodOf, personOf, submissionOf } from '../referrer/submission.ts';
import { type Request, sayOnce, taken } from './tell.ts';

const atOnce = 4;

/** Refers everyone who came to this agency's door, a few at a time; the exchange seals the person on arrival. */
export const referByRest = async (agency: Agency, door: Door, kept: Outbox<Request>): Promise<void> => {
  const { papers, caseload, habits, state, say } = agency;
  const refused = openRefused(join(state, 'refused.jsonl'));
  const waiting = [...ownRows(caseload, papers.slug)];
  const work = async (): Promise<void> => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      const body = { ...submissionOf(row, periodOf(row)), person: personOf(row) };
      const id = `caseload-${row.case}`;
      const code = await sayOnce({ door, kept, habits, say }, id, '/v1/intakes', body);
      if (code !== taken) refused.note(id, code);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
};
