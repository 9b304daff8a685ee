import type { Decider } from '@handoff/decider';
import type { Context } from '@handoff/host';
import type { Weights } from './domain/matching/weights.ts';
import type { Pathways } from './domain/journey/pathway.ts';
import type { ReferralEvent } from './domain/referral/events.ts';
import type { ReferralCommand } from './domain/referral/moves.ts';
import type { Referral } from './domain/referral/state.ts';
import type { Register } from './register/register.ts';

/** What routing's handlers stand on beside the host's context. */
export type Routing = Readonly<{
  pathways: Pathways;
  weights: Weights;
  referral: Decider<ReferralCommand, Referral, ReferralEvent>;
  register: (context: Context) => Register;
}>;
