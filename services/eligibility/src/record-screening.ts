import type { Context } from '@handoff/host';
import { seal } from '@handoff/sealing';
import { toRecord } from './contract.ts';
import type { Judged, Ready } from './judge-sealed.ts';

type Because = Readonly<{ followsRules: string | null; trace: string | undefined }>;

/** The verdicts, sealed for routing, as the next event of the intake's screening. */
export const recordScreening = async (
  { intakeId, screeningId, about, facts }: Ready,
  { verdicts, sealing }: Judged,
  { followsRules, trace }: Because,
  { handle, failpoint }: Context,
): Promise<void> => {
  const { personId, referrer, jurisdiction } = about;
  const { asOf, rulesVersion } = verdicts;
  const data = toRecord.ScreeningCompleted({
    screeningId,
    intakeId,
    personId,
    referrer,
    jurisdiction,
    asOf,
    rulesVersion,
    factsFrom: facts.from,
    factsSequence: facts.sequence,
    verdicts: seal(sealing, 'ScreeningCompleted', verdicts, { packed: true }),
    followsRules,
  });
  await failpoint('screening.before-record');
  // These facts under these rules are judged once, whichever of the events asks for it.
  const causation = `${facts.from}:screening:${rulesVersion}`;
  const command = { type: 'RecordScreening', data };
  const outcome = await handle('screening', screeningId, command, { causation, trace });
  if (outcome.kind === 'refused') throw new Error(`the screening was refused: ${outcome.code}`);
};
