import type { Outbox } from '../disk/outbox.ts';
import type { Answer, Door } from '../http/door.ts';
import { problemIn } from '../http/problem.ts';
import type { Saying } from './moves.ts';

/** A request as it is kept: a repeat sends the very same text. */
export type Request = Readonly<{ path: string; body: string }>;

type Options = Readonly<{ door: Door; kept: Outbox<Request>; say: (line: string) => void }>;

/** Says something about a referral once, and what stands in its place when every place is taken. */
export type Tell = (referral: string, saying: Saying) => Promise<void>;

const taken = 'taken';

export const teller = (options: Options): Tell => {
  const tell: Tell = async (referral, saying) => {
    const answer = await sayOnce(options, `${referral}-${saying.name}`, referral, saying);
    if (answer === 'no-place' && saying.ifFull) await tell(referral, saying.ifFull);
  };
  return tell;
};

/** The answer: taken, or the code of the refusal. */
const sayOnce = async (
  { door, kept, say }: Options,
  key: string,
  referral: string,
  { to, body }: Saying,
): Promise<string> => {
  const before = kept.answerTo(key);
  if (before !== undefined) return before;
  const path = `/v1/referrals/${referral}/${to}`;
  const request = await kept.keep(key, () => ({ path, body: JSON.stringify(body) }));
  const problem = problemIn(await post(door, key, request));
  const answer = problem?.code ?? taken;
  kept.acknowledge(key, answer);
  if (problem) say(`${key} was refused: ${answer}: ${problem.reason} ${problem.mend ?? ''}`);
  return answer;
};

/** Whether the exchange took what was said of this referral under this name. */
export const wasTaken = (kept: Outbox<Request>, referral: string, name: string): boolean =>
  kept.answerTo(`${referral}-${name}`) === taken;

export const post = (door: Door, key: string, { path, body }: Request): Promise<Answer> =>
  door.ask({ method: 'POST', path, body, type: 'application/json', key });
