import { refuse } from '@handoff/decider';
import type { FactKind, IsCode, ParticipationCommand, ParticipationEvent, Told, Whose } from './facts.ts';
import { namedFact } from './named-fact.ts';
import { factOf, mapFact, type Participation, type Recorded } from './participation-state.ts';
import { checkCode } from './rules.ts';
import { checkStands } from './stands.ts';
import { dayOfFact, toldFact } from './told-fact.ts';

type Correct = Extract<ParticipationCommand, { type: 'CorrectFact' }>;
type Withdraw = Extract<ParticipationCommand, { type: 'WithdrawFact' }>;
type Record = (command: ParticipationCommand, participation: Participation) => ParticipationEvent[];

const commandOf: Readonly<{ [Kind in FactKind]: ParticipationCommand['type'] }> = {
  enrolled: 'RecordEnrollment',
  service: 'RecordService',
  milestone: 'RecordMilestone',
  employment: 'RecordEmployment',
  exit: 'RecordExit',
  quarter: 'RecordQuarter',
};

/**
 * The fact is told anew under the rules a first report has, as if the wrong one had never been told; what was told
 * since must still stand beside it. A correction of a correction is one more correction.
 */
export const correctFact = (
  { data, at }: Correct,
  participation: Participation,
  isCode: IsCode,
  record: Record,
): ParticipationEvent[] => {
  checkCode(isCode, 'amendment-reason', data.why, 'why');
  const { kind, kept } = namedFact(data, participation);
  const now = participation as Recorded;
  const fact = toldFact[kind](data);
  if (Object.entries(fact).every(([field, value]) => kept[field as keyof typeof kept] === value)) return [];
  const without = mapFact(now, kept.fact, () => null);
  const command = { type: commandOf[kind], at, data: { ...now.whose, ...fact } } as ParticipationCommand;
  const [said] = record(command, without);
  if (said === undefined || said.type === 'OutcomeVerified') return sameAsAnother();
  checkStands(mapFact(now, kept.fact, (each) => ({ ...each, ...fact })));
  const corrected = { ...now.whose, fact: kept.fact, kind, ...toldOnly(data), why: data.why };
  return [{ type: 'FactCorrected', data: corrected }];
};

const sameAsAnother = (): never =>
  refuse('same-as-another-fact', {
    place: 'on',
    reason: 'Corrected so, it would say the same as another fact that stands.',
    mend: 'Take this one back instead.',
  });

/** What the fact now says, without how the old one was named. */
const toldOnly = (data: Whose & Correct['data']): Told => {
  const { kind: _kind, earlierOn: _earlierOn, why: _why, ...told } = factOf(data);
  return told;
};

/** It never was a fact. What rests on it goes first. */
export const withdrawFact = (
  { data }: Withdraw,
  participation: Participation,
  isCode: IsCode,
): ParticipationEvent[] => {
  checkCode(isCode, 'amendment-reason', data.why, 'why');
  const { kind, kept } = namedFact(data, participation);
  const now = participation as Recorded;
  checkStands(mapFact(now, kept.fact, () => null));
  const on = dayOfFact[kind](kept as never);
  return [{ type: 'FactWithdrawn', data: { ...now.whose, fact: kept.fact, kind, on, why: data.why } }];
};
