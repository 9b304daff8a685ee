import type { Consent } from '../domain/consent.ts';
import type { Intake } from '../domain/intake.ts';
import { type Permission, permits } from '../domain/permits.ts';

/** Where consent is read: the streams themselves, never a projection that may lag. */
export type ConsentSource = Readonly<{
  consentOf: (personId: string) => Promise<Readonly<{ id: string; state: Consent; version: number }>>;
  intake: (intakeId: string) => Promise<Intake>;
  /** Ids of streams of this service that wait behind a parked message. */
  parked: () => Promise<ReadonlySet<string>>;
  today: () => string;
}>;

export type Answer =
  | Extract<Permission, { allowed: true }>
  | Readonly<{
      allowed: false;
      until: null;
      because: Extract<Permission, { allowed: false }>['because'] | Doubt;
    }>;

/** What makes the record itself doubtful: then nobody may rely on it. */
type Doubt = 'in-doubt' | 'erased';

export type ConsentAnswer = Answer & Readonly<{ sequence: number; consent: Consent }>;

export type ConsentDesk = Readonly<{
  ask: (
    question: Readonly<{ personId: string; recipient: string; purpose: string }>,
  ) => Promise<ConsentAnswer>;
  /** The consent named at intake is not recorded yet, and nothing stands in its way. */
  isOnItsWay: (personId: string, answer: ConsentAnswer) => Promise<boolean>;
}>;

export const consentDesk = (source: ConsentSource): ConsentDesk => ({
  ask: async ({ personId, recipient, purpose }) => {
    const { id, state, version } = await source.consentOf(personId);
    const doubt = await doubtAbout(source, id, state);
    const answer: Answer = doubt
      ? { allowed: false, until: null, because: doubt }
      : permits(state, { recipient, purpose, on: source.today() });
    return { ...answer, sequence: version, consent: state };
  },
  isOnItsWay: async (personId, answer) =>
    !answer.allowed && answer.because === 'consent-not-recorded' && !(await isHeldUp(source, personId)),
});

// A message that waits parked may be the withdrawal itself; an erasure counts from its event, not from its effects.
const doubtAbout = async (
  source: ConsentSource,
  id: string,
  consent: Consent,
): Promise<Doubt | undefined> => {
  const ids = consent.stage === 'given' ? consent.intakes : [];
  const parked = await source.parked();
  if ([id, ...ids].some((stream) => parked.has(stream))) return 'in-doubt';
  const intakes = await Promise.all(ids.map((intakeId) => source.intake(intakeId)));
  return intakes.some(({ stage }) => stage === 'erased') ? 'erased' : undefined;
};

const isHeldUp = async (source: ConsentSource, personId: string): Promise<boolean> => {
  const parked = [...(await source.parked())].filter((id) => id.startsWith('intake-'));
  const intakes = await Promise.all(parked.map((id) => source.intake(id)));
  return intakes.some((intake) => intake.stage !== 'none' && intake.personId === personId);
};
