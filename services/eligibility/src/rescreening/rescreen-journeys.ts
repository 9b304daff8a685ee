import { type Context, worthTryingAgain } from '@handoff/host';
import type { Parts } from '../screen-intake.ts';
import type { OpenJourneys } from './open-journeys.ts';
import { rescreenIntake } from './rescreen-intake.ts';

type Rescreening = Parts & Readonly<{ journeys: OpenJourneys }>;

const atATime = 50;

/**
 * Screens everybody anew who is on a way and was not yet screened under the rules in force; returns how many. Two
 * processes may meet at one journey: the stream of the screening takes the first and answers the other from memory.
 */
export const rescreenJourneys = async (
  parts: Rescreening,
  context: Context,
  goOn: () => boolean = () => true,
): Promise<number> => {
  const { journeys, rulesVersion } = parts;
  const rules = await journeys.inForce();
  // A process that still has the earlier rules leaves this to the one that has the new ones.
  if (rules?.version !== rulesVersion) return 0;
  let settled = 0;
  for (;;) {
    const due = await journeys.due(rules.event, atATime);
    if (due.length === 0) return settled;
    for (const { journeyId, intakeId } of due) {
      if (!goOn()) return settled;
      await journeys.settle(journeyId, rules.event, await attempt(parts, intakeId, rules.event, context));
      settled += 1;
    }
  }
};

/** An outage ends the round, and the next one goes on where this one was; a fault of one person's stops nobody else. */
const attempt = async (
  parts: Rescreening,
  intakeId: string,
  rulesEvent: string,
  context: Context,
): Promise<string> => {
  try {
    return await rescreenIntake(parts, intakeId, rulesEvent, context);
  } catch (error) {
    if (worthTryingAgain(error)) throw error;
    context.log.error('An intake could not be screened under the new rules', { stream: intakeId, error });
    return 'failed';
  }
};
