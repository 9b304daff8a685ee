import { z } from 'zod';
import { note } from '../integrate/note.ts';
import { runningExchange } from './running.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;

const figures = z.object({
  asOf: z.string(),
  wioa: z.object({
    people: z.number(),
    programs: z.array(z.object({ program: z.string(), people: z.number() })),
  }),
  network: z.object({ people: z.number() }),
});

/** What two agencies know as two takes no number below this: of fewer it would say which two (docs/privacy/same-person.md). */
const fewest = 11;
const said = (once: number, records: number): number => Math.max(once, Math.min(records, fewest));

type AsKnown = Readonly<{ asOf?: string; programYear?: string }>;

/** People as a fund may count them, beside how many records of people there are. */
export const fundPeople = async (
  { data, json, say }: Options,
  fund: string,
  { asOf, programYear }: AsKnown,
): Promise<number> => {
  const outcomes = runningExchange(data).operator.of('outcomes');
  const query = { ...(asOf !== undefined && { asOf }), ...(programYear !== undefined && { programYear }) };
  const ask = async (more: Readonly<Record<string, string>>) =>
    figures.parse((await outcomes.get('/internal/figures', { query: { ...query, ...more } })).body);
  const [once, apart] = [await ask({ fund }), await ask({})];
  const counted = {
    fund,
    asOf: once.asOf,
    referred: { people: said(once.network.people, apart.network.people), records: apart.network.people },
    enrolled: { people: said(once.wioa.people, apart.wioa.people), records: apart.wioa.people },
    programs: once.wioa.programs.map(({ program, people }) => ({
      program,
      people: said(people, recordsIn(apart.wioa.programs, program)),
    })),
  };
  if (json) say(JSON.stringify(counted, null, 2));
  else {
    say(`${fund}, as known on ${counted.asOf.slice(0, 10)}; agencies' records of people in brackets`);
    for (const name of ['referred', 'enrolled'] as const)
      say(`${name.padEnd(10)} ${counted[name].people} (${counted[name].records})`);
    for (const { program, people } of counted.programs) say(`  ${program.padEnd(8)} ${people}`);
  }
  return 0;
};

const recordsIn = (
  programs: readonly Readonly<{ program: string; people: number }>[],
  named: string,
): number => programs.find(({ program }) => program === named)?.people ?? 0;

const changed = z.object({ entered: z.number(), out: z.number(), left: z.number() });

/** Each of them is opened, entered and compared anew. */
const [atOnce, patienceMs] = [50, 120_000];

/** The former key ends at once; people are entered anew some at a time. Stopped, the same name goes on, and done, it does nothing. */
export const fundRotate = async (
  { data, json, say }: Options,
  fund: string,
  { name, dryRun }: Readonly<{ name: string; dryRun: boolean }>,
): Promise<number> => {
  if (dryRun) {
    say(
      json
        ? JSON.stringify({ fund, name, dryRun })
        : `The key of ${fund} would end, and everybody be entered anew.`,
    );
    return 0;
  }
  const intake = runningExchange(data).operator.of('intake');
  const asking = { params: { fund }, timeoutMs: patienceMs };
  let [entered, out] = [0, 0];
  for (;;) {
    const { body } = await intake.post('/internal/funds/:fund/key', { name, most: atOnce }, asking);
    const done = changed.parse(body);
    [entered, out] = [entered + done.entered, out + done.out];
    note(`${entered} people, ${done.left} to go`);
    if (done.left === 0 || done.entered + done.out === 0) break;
  }
  if (json) say(JSON.stringify({ fund, name, entered, out }));
  else {
    say(`${fund}: the key that stood when ${name} began is ended; ${entered} people were entered anew`);
    if (out > 0)
      say(
        `${out} are out of the index until their next word: they left, their record waits, or can’t be opened`,
      );
  }
  return 0;
};
