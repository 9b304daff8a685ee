import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CliFault } from '../fault.ts';
import { runningExchange } from './running.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;
type DryRun = Readonly<{ dryRun: boolean }>;
export type Act = 'withdraw' | 'erase';

const atOnce = 200;
const told = z.object({ results: z.array(z.object({ intake: z.string(), taken: z.boolean() })) });

/** The ids of a file, one a line. The same file again is the same word: it goes on where it stopped. */
export const peopleWord = async (
  { data, json, say }: Options,
  act: Act,
  { agency, file }: Readonly<{ agency: string; file: string }>,
  { dryRun }: DryRun,
): Promise<number> => {
  const text = textOf(file);
  const ids = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (ids.length === 0) throw nothingNamed(file);
  if (dryRun) {
    say(
      json
        ? JSON.stringify({ act, agency, people: ids.length })
        : `${ids.length} people of ${agency}: ${act}`,
    );
    return 0;
  }
  const gateway = runningExchange(data).operator.of('gateway');
  const key = createHash('sha256').update(`${act}|${text}`).digest('base64url');
  const results: z.infer<typeof told>['results'] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    const body = { act, intakes: ids.slice(from, from + atOnce), key: `${key}:${from}` };
    const path = '/internal/partners/:slug/people';
    const answered = await gateway.post(path, body, { params: { slug: agency } });
    results.push(...told.parse(answered.body).results);
  }
  const unknown = results.filter(({ taken }) => !taken).map(({ intake }) => intake);
  if (json) say(JSON.stringify({ act, agency, taken: results.length - unknown.length, unknown }, null, 2));
  else {
    say(`${results.length - unknown.length} of ${results.length} people: ${act}`);
    for (const intake of unknown) say(`  no intake of ${agency}: ${intake}`);
  }
  return unknown.length === 0 ? 0 : 1;
};

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CliFault('file-not-read', {
      place: file,
      reason: 'There is no such file, or it cannot be read.',
      mend: 'Name a file with the ids of the intakes, one a line.',
    });
  }
};

const nothingNamed = (file: string): CliFault =>
  new CliFault('nobody-named', {
    place: file,
    reason: 'The file names nobody.',
    mend: 'Write the ids of the intakes, as the agency has them, one a line.',
  });

const overdue = z.object({
  overdue: z.array(z.object({ holder: z.string(), count: z.number(), oldestDueBy: z.string().nullable() })),
});

/** Who owes a word on what became of what it had, and is late. 1 where somebody is. */
export const receiptsOverdue = async ({ data, json, say }: Options): Promise<number> => {
  const { body } = await runningExchange(data).operator.of('gateway').get('/internal/partners/receipts');
  const late = overdue.parse(body).overdue;
  if (json) say(JSON.stringify(late, null, 2));
  else if (late.length === 0) say('Nobody is late.');
  for (const { holder, count, oldestDueBy } of json ? [] : late)
    say(`${holder.padEnd(36)} ${count} receipts, since ${oldestDueBy ?? ''}`);
  return late.length === 0 ? 0 : 1;
};
