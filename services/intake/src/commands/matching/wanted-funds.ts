import type { Intake, SealedValue } from '../../domain/intake.ts';
import { agenciesAround, fundsOf } from '../../domain/matching/funds-of.ts';
import type { Entry } from '../../vault/matching/blind-index.ts';
import type { MatchingParts } from './parts.ts';

type Whose = Pick<Entry, 'personId' | 'intakeId' | 'agency' | 'around'>;

export type Wanted = Readonly<{
  /** Funds that may count the person once today, each with the last day of the consent. */
  funds: ReadonlyMap<string, string>;
  /** Funds of which it can't be said, as the record itself waits for something: nobody is entered there, or taken out. */
  inDoubt: ReadonlySet<string>;
  /** Certain, whatever else waits. */
  isErased: boolean;
  whose?: Whose & Readonly<{ identity: SealedValue }>;
}>;

const nowhere: Wanted = { funds: new Map(), inDoubt: new Set(), isErased: false };

/** For certain: nothing of them may stand there. */
export const isOff = ({ funds, inDoubt }: Wanted, fund: string): boolean =>
  !funds.has(fund) && !inDoubt.has(fund);

/** Where somebody may stand, asked of the streams and the manifests as they are now. */
export const wantedFunds = async (
  { matching, source, desk }: Pick<MatchingParts, 'matching' | 'source' | 'desk'>,
  personId: string,
): Promise<Wanted> => {
  const consent = (await source.consentOf(personId)).state;
  if (consent.stage !== 'given') return nowhere;
  const known = await Promise.all(consent.intakes.map(source.intake));
  if (known.some(({ stage }) => stage === 'erased')) return { ...nowhere, isErased: true };
  const intakes = known.filter(isSubmitted);
  const [newest] = intakes;
  if (newest === undefined) return nowhere;
  const referrers = intakes.map(({ referrer }) => referrer);
  const around = agenciesAround(consent, referrers);
  const open = await matching.agencies.thatMay(around);
  const funds = new Map<string, string>();
  const inDoubt = new Set<string>();
  for (const fund of fundsOf(consent, referrers, (agency) => open.has(agency))) {
    const answer = await desk.ask({ personId, recipient: fund, purpose: 'matching' });
    if (answer.allowed) funds.set(fund, answer.until);
    else if (answer.because === 'in-doubt') inDoubt.add(fund);
  }
  const { referrer: agency, identity } = newest;
  return {
    funds,
    inDoubt,
    isErased: false,
    whose: { personId, intakeId: consent.intakes[0], agency, around, identity },
  };
};

type Submitted = Extract<Intake, { stage: 'submitted' }>;
const isSubmitted = (intake: Intake): intake is Submitted => intake.stage === 'submitted';
