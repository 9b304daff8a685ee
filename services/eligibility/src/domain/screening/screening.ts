import type { Decider } from '@handoff/decider';

/** Ciphertext under one of the person's keys: the domain passes it on and never looks inside. */
export type Sealed = Readonly<{
  keyId: string;
  purpose: string;
  nonce: string;
  ciphertext: string;
  tag: string;
}>;

type Screened = Readonly<{
  screeningId: string;
  intakeId: string;
  personId: string;
  referrer: string;
  jurisdiction: string;
  asOf: string;
  rulesVersion: string;
  factsFrom: string;
  factsSequence: number;
  verdicts: Sealed;
  /** The event that published the rules that led to this screening; null where facts or consent did. */
  followsRules: string | null;
}>;

export type ScreeningCommand = Readonly<{ type: 'RecordScreening'; data: Screened }>;
export type ScreeningEvent = Readonly<{ type: 'ScreeningCompleted'; data: Screened }>;

export type Screening =
  | Readonly<{ stage: 'none' }>
  | (Readonly<{ stage: 'screened' }> &
      Pick<Screened, 'factsSequence' | 'rulesVersion' | 'asOf' | 'verdicts'>);

/** One stream an intake. The same facts under the same rules are recorded once; overtaken facts never. */
export const screening: Decider<ScreeningCommand, Screening, ScreeningEvent> = {
  initial: { stage: 'none' },
  decide: ({ data }, state) => (isSettled(state, data) ? [] : [{ type: 'ScreeningCompleted', data }]),
  evolve: (_, { data: { factsSequence, rulesVersion, asOf, verdicts } }) => ({
    stage: 'screened',
    factsSequence,
    rulesVersion,
    asOf,
    verdicts,
  }),
};

/** Whether judging these facts under these rules would add nothing. */
export const isSettled = (
  state: Screening,
  { factsSequence, rulesVersion }: Pick<Screened, 'factsSequence' | 'rulesVersion'>,
): boolean => {
  if (state.stage === 'none' || state.factsSequence < factsSequence) return false;
  return state.factsSequence > factsSequence || state.rulesVersion === rulesVersion;
};
