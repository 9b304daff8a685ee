import type { Context } from '@handoff/host';
import { type DataKey, open } from '@handoff/sealing';
import { borrowKey, type NoKey } from './borrow-key.ts';
import type { About, SealedFacts } from './intakes/sealed-intakes.ts';
import type { JudgeFacts, Verdicts } from './judge-facts.ts';

export type Ready = Readonly<{ intakeId: string; screeningId: string; about: About; facts: SealedFacts }>;
export type Judged = Readonly<{ verdicts: Verdicts; sealing: DataKey }>;

/** Facts are opened and judged; in clear they are only here, for as long as it takes. `reason` stands in the audit trail. */
export const judgeSealed = async (
  judge: JudgeFacts,
  { about: { personId, jurisdiction, language }, facts }: Pick<Ready, 'about' | 'facts'>,
  reason: string,
  { call, today }: Pick<Context, 'call' | 'today'>,
): Promise<Judged | NoKey> => {
  const { keyId } = facts.sealed;
  const opening = await borrowKey(call, { personId, reason, use: 'open', purpose: 'screening', keyId });
  if (typeof opening === 'string') return opening;
  const sealing = await borrowKey(call, { personId, reason, use: 'seal', purpose: 'routing' });
  if (typeof sealing === 'string') return sealing;
  const given = { facts: openFacts(opening, facts), givenOn: facts.givenOn, jurisdiction, language };
  return { verdicts: judge(given, today()), sealing };
};

const openFacts = (key: DataKey, { record, sealed }: SealedFacts) =>
  open(key, record, sealed) as Readonly<Record<string, unknown>>;
