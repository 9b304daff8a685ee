import { resolve } from 'node:path';
import { readCommonExit } from '../figures/common-exit.ts';
import { type Written, writeSnapshot } from '../export/write-snapshot.ts';
import type { AskOutcomes } from './ask-outcomes.ts';
import { checkDay, fault, instantOf, yearOf } from './asked.ts';
import { peopleSnapshot } from './people-snapshot.ts';
import { publicSnapshot } from './public-snapshot.ts';

export type Flags = Readonly<{
  for: string;
  agency?: string | undefined;
  to: string;
  asOf?: string | undefined;
  programYear?: string | undefined;
  supplemental: boolean;
  commonExit?: string | undefined;
}>;

export type Analyzed = Written & Readonly<{ audience: string; asOf: string }>;

const usage =
  'handoff analyze --for mine --agency SLUG | restricted | public [--to FOLDER] [--as-of DAY] [--program-year YEAR] [--no-supplemental] [--common-exit FILE] [--json]';

/** Takes out what one reader may see, and writes it as a folder that needs no code of ours. */
export const analyze = async (flags: Flags, ask: AskOutcomes): Promise<Analyzed> => {
  const whom = audienceOf(flags);
  checkDay(flags.asOf);
  const { id, at, erasedSince } = await ask.begin({ ...whom, asOf: flags.asOf });
  const today = at.slice(0, 10);
  const asOf = instantOf(flags.asOf, at);
  const programYear = yearOf(flags.programYear, asOf.slice(0, 10));
  const rows = await ask.rows(id);
  if (whom.agency !== null && !rows.agencies.some(({ slug }) => slug === whom.agency))
    throw fault(
      'no-such-agency',
      '--agency',
      `No agency '${whom.agency}' is registered.`,
      'Name one by its slug: `handoff partner list` shows them.',
    );
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
          commonExit: readCommonExit(flags.commonExit),
          news: await ask.news(id),
        });
  const written = await writeSnapshot(resolve(flags.to), snapshot);
  return { ...written, audience: whom.audience, asOf: snapshot.asOf };
};

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
