import type { Context } from '@handoff/host';
import { isSettled, type Screening } from './domain/screening/screening.ts';
import type { SealedIntakes } from './intakes/sealed-intakes.ts';
import type { JudgeFacts } from './judge-facts.ts';
import { judgeSealed } from './judge-sealed.ts';
import { recordScreening } from './record-screening.ts';

export type Parts = Readonly<{ intakes: SealedIntakes; judge: JudgeFacts; rulesVersion: string }>;
type Skipped = Readonly<{ skipped: string }>;

/**
 * Screens once both the facts and a live consent are here: whichever event comes second finds the other. Until then
 * there is nothing to do, and the event that is missing will come here itself.
 */
export const screenIntake = async (
  { intakes, judge, rulesVersion }: Parts,
  intakeId: string,
  context: Context,
  trace: string | undefined,
): Promise<Skipped | undefined> => {
  const { about = null, facts = null, consent = null } = (await intakes.find(intakeId)) ?? {};
  if (about === null || facts === null) return undefined;
  if (consent?.until == null || consent.until < context.today()) return undefined;
  const screeningId = context.ids.derive('screening', intakeId);
  const known = await context.read<Screening>('screening', screeningId);
  if (known !== undefined && isSettled(known.state, { factsSequence: facts.sequence, rulesVersion }))
    return { skipped: 'already-screened' };
  const judged = await judgeSealed(judge, { about, facts }, facts.from, context);
  if (judged === 'key-destroyed') await forget(intakes, intakeId);
  if (typeof judged === 'string') return { skipped: judged };
  const ready = { intakeId, screeningId, about, facts };
  return recordScreening(ready, judged, { followsRules: null, trace }, context).then(() => undefined);
};

/** Nothing can be read any more: the ciphertext goes too, and the record says why there is no screening. */
export const forget = (intakes: SealedIntakes, intakeId: string): Promise<void> =>
  intakes.close(intakeId, 'key-destroyed');
