import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTake, type Told } from './summary.ts';

/** Whom the exchange did not take in: the code of the refusal, by the id of the message. */
export type Refused = ReadonlyMap<string, string>;

/** What referrers were told, from their own files. */
export type Takes = Readonly<{
  of: (referrer: string) => readonly Told[];
  refusedOf: (referrer: string) => Refused;
  all: () => readonly Told[];
  count: () => number;
}>;

export const takesOf = (data: string, referrers: readonly string[]): Takes => {
  const file = (slug: string, name: string): string => join(data, 'run', 'agencies', slug, name);
  const of = (slug: string): readonly Told[] => readTake(file(slug, 'take.jsonl'));
  const all = (): readonly Told[] => referrers.flatMap(of);
  const refusedOf = (slug: string): Refused =>
    new Map([...rejectedIn(of(slug)), ...answeredIn(file(slug, 'refused.jsonl'))]);
  return { of, refusedOf, all, count: () => all().length };
};

/** Over Kafka a refusal comes back as a message. */
const rejectedIn = (told: readonly Told[]): readonly (readonly [string, string])[] =>
  told
    .filter(({ type }) => type === 'MessageRejected')
    .map(({ data }) => [String(data['message']), String(data['code'])]);

/** Over REST it is the answer, which the agency has written down. */
const answeredIn = (file: string): readonly (readonly [string, string])[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as { message: string; code: string })
        .map(({ message, code }) => [message, code])
    : [];
