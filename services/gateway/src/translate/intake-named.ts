import { Refusal } from '@handoff/decider';
import type { Gateway } from '../gateway.ts';
import type { OpenView } from '../register/views.ts';

/** An intake by the partner's view of its id, or by the number the partner sent it with; another agency's is none. */
export const intakeNamed = async (
  gateway: Gateway,
  partner: string,
  named: string,
): Promise<Readonly<{ intakeId: string; personId: string }>> => {
  const [found, another] = await intakesNamed(gateway, partner, named);
  if (another) throw ambiguousIntake();
  const personId = found?.about.personId;
  if (!found || personId === undefined) throw unknownIntake();
  return { intakeId: found.subject, personId };
};

const intakesNamed = async (
  { register }: Gateway,
  partner: string,
  named: string,
): Promise<readonly OpenView[]> => {
  const found = await register.views.find(partner, 'intake', named);
  if (found.length > 0) return found;
  const subjects = await register.ownIds.subjectsOf(partner, named, null);
  return subjects.length === 0 ? [] : register.views.about(partner, 'intake', subjects);
};

const unknownIntake = (): Refusal =>
  new Refusal('unknown-intake', {
    place: 'intake',
    reason: 'no intake of yours has this id or number',
    mend: 'Use the `intake` of a notice sent to you, or the `localRef` that you sent the intake with.',
  });

const ambiguousIntake = (): Refusal =>
  new Refusal('ambiguous-intake', {
    place: 'intake',
    reason: 'two intakes of yours bear this number',
    mend: "Use the `intake` of a notice sent to you, which is longer and one person's alone.",
  });
