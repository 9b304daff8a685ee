import type { Context } from '@handoff/host';
import { type DataKey, open, seal } from '@handoff/sealing';
import { borrowKey } from './borrow-key.ts';
import { isSettled, type Screening } from './domain/screening.ts';
import type { JudgeFacts } from './judge-facts.ts';
import { toRecord } from './contract.ts';
import type { About, SealedFacts, SealedIntakes } from './intakes/sealed-intakes.ts';

type Parts = Readonly<{ intakes: SealedIntakes; judge: JudgeFacts; rulesVersion: string }>;
type Skipped = Readonly<{ skipped: string }>;
type Ready = Readonly<{ intakeId: string; screeningId: string; about: About; facts: SealedFacts }>;

/**
 * Screens once both the facts and a live consent are here: whichever event comes second finds the other. Until then
 * there is nothing to do, and the event that is missing will come here itself.
 */
export const screenIntake = async (
  parts: Parts,
  intakeId: string,
  context: Context,
  trace: string | undefined,
): Promise<Skipped | undefined> => {
  const { about = null, facts = null, consent = null } = (await parts.intakes.find(intakeId)) ?? {};
  if (about === null || facts === null) return undefined;
  if (consent?.until == null || consent.until < context.today()) return undefined;
  const screeningId = context.ids.derive('screening', intakeId);
  const known = await context.read<Screening>('screening', screeningId);
  const judged = { factsSequence: facts.sequence, rulesVersion: parts.rulesVersion };
  if (known !== undefined && isSettled(known.state, judged)) return { skipped: 'already-screened' };
  return screen(parts, { intakeId, screeningId, about, facts }, context, trace);
};

const screen = async (
  { intakes, judge, rulesVersion }: Parts,
  { intakeId, screeningId, about, facts }: Ready,
  { call, handle, today, failpoint }: Context,
  trace: string | undefined,
): Promise<Skipped | undefined> => {
  const { personId, referrer, jurisdiction, language } = about;
  const asked = { personId, reason: facts.from };
  const opening = await borrowKey(call, {
    ...asked,
    use: 'open',
    purpose: 'screening',
    keyId: facts.sealed.keyId,
  });
  if (opening === 'consent-not-live') return { skipped: opening };
  if (opening === 'key-destroyed') return gone(intakes, intakeId);
  const sealing = await borrowKey(call, { ...asked, use: 'seal', purpose: 'routing' });
  if (sealing === 'consent-not-live') return { skipped: sealing };
  if (sealing === 'key-destroyed') return gone(intakes, intakeId);

  const asOf = today();
  const verdicts = judge(
    { facts: openFacts(opening, facts), givenOn: facts.givenOn, jurisdiction, language },
    asOf,
  );
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
  });
  await failpoint('screening.before-record');
  // These facts under these rules are judged once, whichever of the events asks for it.
  const causation = `${facts.from}:screening:${rulesVersion}`;
  const outcome = await handle(
    'screening',
    screeningId,
    { type: 'RecordScreening', data },
    { causation, trace },
  );
  if (outcome.kind === 'refused') throw new Error(`the screening was refused: ${outcome.code}`);
  return undefined;
};

const openFacts = (key: DataKey, { record, sealed }: SealedFacts) =>
  open(key, record, sealed) as Readonly<Record<string, unknown>>;

/** Nothing can be read any more: the ciphertext goes too, and the record says why there is no screening. */
const gone = async (intakes: SealedIntakes, intakeId: string): Promise<Skipped> => {
  await intakes.close(intakeId, 'key-destroyed');
  return { skipped: 'key-destroyed' };
};
