import type { Outbox } from '../disk/outbox.ts';
import type { Answer, Door } from '../http/door.ts';
import { problemIn } from '../http/problem.ts';
import type { Saying } from './moves.ts';

/** A request as it is kept: a repeat sends the very same text. */
export type Request = Readonly<{ path: string; body: string }>;

type Options = Readonly<{ door: Door; kept: Outbox<Request>; say: (line: string) => void }>;

/** Says something about a referral once; the code of the refusal if the exchange says no. */
export type Tell = (referral: string, move: Saying) => Promise<string | undefined>;

export const taken = 'taken';

export const teller =
  ({ door, kept, say }: Options): Tell =>
  async (referral, { to, name, body }) => {
    const key = `${referral}-${name}`;
    const request = await kept.keep(key, () => ({
      path: `/v1/referrals/${referral}/${to}`,
      body: JSON.stringify(body),
    }));
    const before = kept.answerTo(key);
    if (before !== undefined) return before === taken ? undefined : before;
    const problem = problemIn(await post(door, key, request));
    kept.acknowledge(key, problem?.code ?? taken);
    if (problem) say(`${key} was refused: ${problem.code}: ${problem.reason} ${problem.mend ?? ''}`);
    return problem?.code;
  };

export const post = (door: Door, key: string, { path, body }: Request): Promise<Answer> =>
  door.ask({ method: 'POST', path, body, type: 'application/json', key });
