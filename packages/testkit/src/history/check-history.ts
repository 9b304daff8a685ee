import { type Evidence, gather } from './evidence.ts';
import type { FinalState } from './final-state.ts';
import { idempotency } from './idempotency.ts';
import { isolation } from './isolation.ts';
import { legalTransitions } from './legal-transitions.ts';
import type { History } from './line.ts';
import { liveness } from './liveness.ts';
import { noDoubleAcceptance } from './no-double-acceptance.ts';
import { noLostReferral } from './no-lost-referral.ts';
import { noPhantom } from './no-phantom.ts';
import { noPlaceTwice } from './no-place-twice.ts';
import { orderKept } from './order-kept.ts';
import { outcomesCountedOnce } from './outcomes-counted-once.ts';
import { refusedWithoutEffect } from './refused-without-effect.ts';
import type { Violation } from './violation.ts';
import { whatFollows } from './what-follows.ts';

export type Invariant = (evidence: Evidence) => readonly Violation[];

/** By the ids of the reference; the last three are promises of their own. */
export const invariants = {
  'I1 no lost referral': noLostReferral,
  'I2 no double acceptance': noDoubleAcceptance,
  'I3 legal transitions': legalTransitions,
  'I4 order kept': orderKept,
  'I5 outcomes counted once': outcomesCountedOnce,
  'I7 no phantom': noPhantom,
  'I8 idempotency': idempotency,
  'I9 isolation': isolation,
  'I10 liveness': liveness,
  'refused without effect': refusedWithoutEffect,
  'no place twice': noPlaceTwice,
  'what follows': whatFollows,
} as const satisfies Record<string, Invariant>;

/** What was promised and not kept, judged from what clients were told and what is there in the end. */
export const checkHistory = (history: History, state: FinalState): readonly Violation[] => {
  const evidence = gather(history, state);
  return Object.values(invariants).flatMap((invariant) => invariant(evidence));
};
