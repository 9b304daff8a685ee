import type { Context } from '@handoff/host';
import { open, type SealedValue } from '@handoff/sealing';
import { z } from 'zod';
import { borrowKey, type NoKey } from '../borrow-key.ts';
import { isSettled, type Screening } from '../domain/screening/screening.ts';
import { type Answer, whatChanged } from '../domain/screening/what-changed.ts';
import { judgeSealed } from '../judge-sealed.ts';
import { recordScreening } from '../record-screening.ts';
import { forget, type Parts } from '../screen-intake.ts';

/** How a re-screening went, as it is kept. What came of it is sealed. */
type Rescreened = 'rescreened' | 'already-screened' | 'not-screened-yet' | 'facts-on-their-way' | NoKey;

/**
 * The same facts under new rules. Only what is different from the screening before is recorded, so that nobody is told
 * again what they know; the verdicts sealed into it say for what the person is now eligible, and for what no more.
 */
export const rescreenIntake = async (
  { intakes, judge, rulesVersion }: Parts,
  intakeId: string,
  rulesEvent: string,
  context: Context,
): Promise<string> => {
  const { about = null, facts = null, consent = null, closed = null } = (await intakes.find(intakeId)) ?? {};
  if (closed !== null) return closed;
  const screeningId = context.ids.derive('screening', intakeId);
  const { state } = (await context.read<Screening>('screening', screeningId)) ?? {};
  if (about === null || facts === null || state?.stage !== 'screened') return how('not-screened-yet');
  if (isSettled(state, { factsSequence: facts.sequence, rulesVersion })) return how('already-screened');
  // The event that brought newer facts screens them itself, under the new rules.
  if (state.factsSequence !== facts.sequence) return how('facts-on-their-way');
  if (consent?.until == null || consent.until < context.today()) return how('consent-not-live');

  const before = await openVerdicts(about.personId, state.verdicts, rulesEvent, context);
  const judged =
    typeof before === 'string' ? before : await judgeSealed(judge, { about, facts }, rulesEvent, context);
  if (judged === 'key-destroyed') await forget(intakes, intakeId);
  if (typeof judged === 'string') return how(judged);
  const changed = whatChanged(state.rulesVersion, before as readonly Answer[], judged.verdicts.programs);
  if (changed === undefined) return how('rescreened');
  const telling = { ...judged, verdicts: { ...judged.verdicts, changed } };
  const ready = { intakeId, screeningId, about, facts };
  await recordScreening(ready, telling, { followsRules: rulesEvent, trace: undefined }, context);
  return how('rescreened');
};

const how = (went: Rescreened): string => went;

const sealedAnswers = z.object({
  programs: z.array(
    z.object({ program: z.string(), verdict: z.enum(['eligible', 'ineligible', 'needs_more_information']) }),
  ),
});

/** What was said last is in the stream itself: nothing else has to be kept, and nothing can disagree with it. */
const openVerdicts = async (
  personId: string,
  sealed: SealedValue,
  reason: string,
  { call }: Context,
): Promise<readonly Answer[] | NoKey> => {
  const { keyId } = sealed;
  const key = await borrowKey(call, { personId, reason, use: 'open', purpose: 'routing', keyId });
  return typeof key === 'string'
    ? key
    : sealedAnswers.parse(open(key, 'ScreeningCompleted', sealed)).programs;
};
