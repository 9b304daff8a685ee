import type { Evidence } from './evidence.ts';
import { isForgotten } from './forgotten.ts';
import { type Violation, violationsOf } from './violation.ts';

const effective = violationsOf('refused without effect');

/** Whoever is told "no" can rely on it: the command that was refused left no event, then or later. */
export const refusedWithoutEffect = (evidence: Evidence): readonly Violation[] => {
  const { ops, causedBy, opsByCausation } = evidence;
  return ops
    .filter((op) => {
      const { known, answer, args } = op;
      if (known !== 'fail' || answer?.kind !== 'refused' || isForgotten(op, evidence)) return false;
      // Under a used key the effect is the other body's.
      const others = opsByCausation.get(args.causation) ?? [];
      return !(answer.code === 'causation-reused' && others.some((op) => op.args.bodyHash !== args.bodyHash));
    })
    .flatMap(({ args, answer }) =>
      causedBy(args.causation).map(({ type, stream }) =>
        effective(args.causation, `was refused (${answer?.code}) and left ${type} in ${stream.id}`),
      ),
    );
};
