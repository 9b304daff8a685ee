import type { Outbox } from '../disk/outbox.ts';
import type { Answer, Door } from '../http/door.ts';
import { problemIn } from '../http/problem.ts';
import { pause } from '../pause.ts';
import type { AgencyHabits } from '../practice/habit.ts';
import { ifFull, type Saying } from '../practice/moves.ts';

/** A request as it is kept: a repeat sends the very same text. */
export type Request = Readonly<{ path: string; body: string }>;

type Options = Readonly<{
  door: Door;
  kept: Outbox<Request>;
  habits: Pick<AgencyHabits, 'lateMs' | 'twice'>;
  signal: AbortSignal;
  say: (line: string) => void;
}>;

/** Says something about a referral once, and what stands in its place when every place is taken. */
export type Tell = (referral: string, saying: Saying) => Promise<void>;

export const taken = 'taken';

export const teller = (options: Options): Tell => {
  const { kept, habits, signal, say } = options;
  const tellNow: Tell = async (referral, saying) => {
    const answer = await sayOnce(
      options,
      `${referral}-${saying.name}`,
      pathOf(referral, saying),
      saying.body,
    );
    const instead = answer === 'no-place' ? ifFull[saying.name] : undefined;
    if (instead) await tellNow(referral, instead);
  };
  return async (referral, saying) => {
    if (saying.to === 'responses' || habits.lateMs === 0) return tellNow(referral, saying);
    if (kept.answerTo(`${referral}-${saying.name}`) !== undefined) return;
    // It is kept at once, so that a restart in between sends it.
    await kept.keep(`${referral}-${saying.name}`, () => requestFor(pathOf(referral, saying), saying.body));
    pause(habits.lateMs, signal)
      .then(() => tellNow(referral, saying))
      .catch((error: unknown) => signal.aborted || say(`${saying.name} did not go out: ${String(error)}`));
  };
};

const pathOf = (referral: string, { to }: Saying): string => `/v1/referrals/${referral}/${to}`;

const requestFor = (path: string, body: object): Request => ({ path, body: JSON.stringify(body) });

/** The answer: taken, or the code of the refusal. */
export const sayOnce = async (
  { door, kept, habits, say }: Omit<Options, 'signal'>,
  key: string,
  path: string,
  body: object,
): Promise<string> => {
  const before = kept.answerTo(key);
  if (before !== undefined) return before;
  const request = await kept.keep(key, () => requestFor(path, body));
  const problem = problemIn(await post(door, key, request));
  if (habits.twice) await post(door, key, request);
  const answer = problem?.code ?? taken;
  kept.acknowledge(key, answer);
  if (problem) say(`${key} was refused: ${answer}: ${problem.reason} ${problem.mend ?? ''}`);
  return answer;
};

/** What a stop left unsent goes out first. */
export const sendUnsent = async (options: Omit<Options, 'signal'>): Promise<void> => {
  for (const { id, message } of options.kept.pending())
    await sayOnce(options, id, message.path, JSON.parse(message.body) as object);
};

/** Whether the exchange took what was said of this referral under this name. */
export const wasTaken = (kept: Outbox<Request>, referral: string, name: string): boolean =>
  kept.answerTo(`${referral}-${name}`) === taken;

export const post = (door: Door, key: string, { path, body }: Request): Promise<Answer> =>
  door.ask({ method: 'POST', path, body, type: 'application/json', key });
