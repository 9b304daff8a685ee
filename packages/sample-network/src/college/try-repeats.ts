import type { Checks } from '../checks.ts';
import type { Door } from '../http/door.ts';
import { problemIn } from '../http/problem.ts';
import { post } from './ask.ts';

const sameAgain = 'the same request under the same key is answered alike';
const anotherBody = 'another body under the same key is refused';

/** Repeats the first acceptance twice: as it was, and with another body. */
export const tryRepeats = async (door: Door, checks: Checks, referral: string): Promise<void> => {
  if (checks.done(anotherBody)) return;
  const key = `${referral}-accepted`;
  const path = `/v1/referrals/${referral}/responses`;
  const again = await post(door, key, { path, body: JSON.stringify({ status: 'accepted' }) });
  checks.note(sameAgain, again.status === 202, `status ${again.status}`);
  const other = await post(door, key, { path, body: JSON.stringify({ status: 'declined', reason: 'no-place' }) });
  checks.note(anotherBody, other.status === 422, `status ${other.status}, ${problemIn(other)?.code ?? 'no problem'}`);
};
