import type { Checks } from '../checks.ts';
import type { Outbox } from '../disk/outbox.ts';
import type { Door } from '../http/door.ts';
import { problemIn } from '../http/problem.ts';
import { post, type Request, wasTaken } from './tell.ts';

const sameAgain = 'the same request under the same key is answered alike';
const anotherBody = 'another body under the same key is refused';

type Options = Readonly<{ door: Door; kept: Outbox<Request>; checks: Checks }>;

/** Repeats the first acceptance twice: as it was, and with another body. */
export const tryRepeats = async ({ door, kept, checks }: Options, referral: string): Promise<void> => {
  const key = `${referral}-accepted`;
  if (checks.done(anotherBody) || !wasTaken(kept, referral, 'accepted')) return;
  const request = await kept.keep(key, () =>
    Promise.reject(new Error('It was acknowledged, so it was kept.')),
  );
  const again = await post(door, key, request);
  checks.note(sameAgain, again.status === 202, `status ${again.status}`);
  const body = JSON.stringify({ status: 'declined', reason: 'no-place' });
  const other = await post(door, key, { ...request, body });
  checks.note(
    anotherBody,
    other.status === 422,
    `status ${other.status}, ${problemIn(other)?.code ?? 'no problem'}`,
  );
};
