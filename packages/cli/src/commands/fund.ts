import { z } from 'zod';
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
    referred: { people: once.network.people, records: apart.network.people },
    enrolled: { people: once.wioa.people, records: apart.wioa.people },
    programs: once.wioa.programs.map(({ program, people }) => ({ program, people })),
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

const changed = z.object({ fund: z.string(), entered: z.number() });

/** The former key ends at once; stopped, the same again goes on. */
export const fundRotate = async (
  { data, json, say }: Options,
  fund: string,
  { dryRun }: Readonly<{ dryRun: boolean }>,
): Promise<number> => {
  if (dryRun) {
    say(
      json
        ? JSON.stringify({ fund, dryRun })
        : `The key of ${fund} would end, and everybody be entered anew.`,
    );
    return 0;
  }
  const intake = runningExchange(data).operator.of('intake');
  const { body } = await intake.post('/internal/funds/:fund/key', {}, { params: { fund } });
  const { entered } = changed.parse(body);
  say(json ? JSON.stringify({ fund, entered }) : `${fund}: a new key; ${entered} people were entered anew`);
  return 0;
};
