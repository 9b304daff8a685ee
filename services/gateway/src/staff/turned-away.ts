import { anyone, type OnRefused } from '@handoff/http';
import type { Gateway } from '../gateway.ts';

type Parts = Pick<Gateway, 'turnAway'>;

const nobodyKnown = { by: 'exchange', of: anyone.name };

/** Each refusal at the public door, in the trail of whom it answered: by route and code, without what was asked for. */
export const turnedAwayAtDoor =
  ({ turnAway }: Parts): OnRefused =>
  ({ method, route, caller, because }) =>
    caller.name === anyone.name
      ? turnAway({ ...nobodyKnown, what: 'public door', because })
      : turnAway({ by: caller.name, of: caller.member ?? caller.name, what: `${method} ${route}`, because });

export type WhyNotIn =
  | 'unknown-address'
  | 'too-many-failures'
  | 'unknown-account'
  | 'command-line-code'
  | 'invitation-over'
  | 'unknown-client'
  | 'too-many-requests';

/** Somebody who did not come in, and of whom nothing is known. */
export const turnedAwayAtSignIn = ({ turnAway }: Parts, because: WhyNotIn): Promise<void> =>
  turnAway({ ...nobodyKnown, what: 'sign-in', because });
