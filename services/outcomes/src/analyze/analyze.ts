import { resolve } from 'node:path';
import { CommandFault } from '../cli/fault.ts';
import { isDay } from '../indicators/is-day.ts';
import { type Written, writeSnapshot } from '../export/write-snapshot.ts';
import type { AskOutcomes } from './ask-outcomes.ts';
import { peopleSnapshot } from './people-snapshot.ts';
import { publicSnapshot } from './public-snapshot.ts';

export type Flags = Readonly<{
  for: string;
  agency?: string | undefined;
  to: string;
  asOf?: string | undefined;
  programYear?: string | undefined;
  supplemental: boolean;
}>;

export type Analyzed = Written & Readonly<{ audience: string; asOf: string }>;

const usage =
  'handoff analyze --for mine --agency SLUG | restricted | public [--to FOLDER] [--as-of DAY] [--program-year YEAR] [--no-supplemental] [--json]';

/** Takes out what one reader may see, and writes it as a folder that needs no code of ours. */
export const analyze = async (flags: Flags, ask: AskOutcomes): Promise<Analyzed> => {
  const whom = audienceOf(flags);
  checkDay(flags.asOf);
  const { id, at, erasedSince } = await ask.begin(whom);
  const today = at.slice(0, 10);
  const asOf = instantOf(flags.asOf, at);
  const programYear = yearOf(flags.programYear, asOf.slice(0, 10));
  const rows = await ask.rows(id);
  const made = { programYear, created: at, erasedSince };
  if (whom.audience === 'public' && flags.asOf !== undefined && flags.asOf !== today)
    throw fault(
      'as-of-not-public',
      '--as-of',
      'What is public is what was released, and that is not made again.',
      'Leave --as-of out.',
    );
  const snapshot =
    whom.audience === 'public'
      ? await publicSnapshot(rows, { ...made, today }, ask)
      : peopleSnapshot(rows, {
          ...made,
          ...whom,
          audience: whom.audience,
          asOf,
          supplemental: flags.supplemental,
        });
  const written = await writeSnapshot(resolve(flags.to), snapshot);
  return { ...written, audience: whom.audience, asOf: snapshot.asOf };
};

const fault = (code: string, place: string, reason: string, mend: string): CommandFault =>
  new CommandFault(code, place, reason, mend);

const audiences = ['mine', 'restricted', 'public'] as const;

const audienceOf = ({ for: named, agency = '' }: Flags): Parameters<AskOutcomes['begin']>[0] => {
  const audience = audiences.find((each) => each === named);
  if (audience === undefined)
    throw fault('no-such-audience', '--for', `'${named}' is nobody a snapshot is made for.`, usage);
  if (audience === 'mine' && agency === '')
    throw fault(
      'agency-missing',
      '--agency',
      '`mine` is the people of one agency.',
      'Name it by its slug: --agency SLUG.',
    );
  if (audience !== 'mine' && agency !== '')
    throw fault(
      'agency-not-asked',
      '--agency',
      'Only `mine` is of one agency.',
      'Leave --agency out, or say --for mine.',
    );
  return { audience, agency: agency === '' ? null : agency };
};

const checkDay = (asOf: string | undefined): void => {
  if (asOf !== undefined && !isDay(asOf))
    throw fault('not-a-day', '--as-of', `'${asOf}' is no day of the calendar.`, 'Write it as 2026-11-30.');
};

/** As it was known at the end of a day. */
const instantOf = (asOf: string | undefined, now: string): string => {
  if (asOf === undefined || asOf === now.slice(0, 10)) return now;
  if (asOf > now)
    throw fault('day-to-come', '--as-of', `${asOf} is still to come.`, 'Name a day up to today.');
  return `${asOf}T23:59:59.999Z`;
};

/** A program year begins in July. */
const yearOf = (said: string | undefined, day: string): number => {
  const year = said === undefined ? Number(day.slice(0, 4)) - (day.slice(5, 7) < '07' ? 1 : 0) : Number(said);
  if (Number.isInteger(year) && year >= 2000 && year <= 2100) return year;
  throw fault(
    'not-a-year',
    '--program-year',
    `'${said ?? ''}' is no program year.`,
    'Write 2026 for July 2026 to June 2027.',
  );
};
