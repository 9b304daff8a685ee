import type { Events } from '@handoff/schemas';
import { bayside, harbor } from './agencies.ts';
import type { HostedGateway } from './hosted-gateway.ts';

type ReferralEvent = Extract<keyof Events, `Referral${string}`>;
type Own<Name extends ReferralEvent> = Omit<
  Events[Name],
  'referralId' | 'journeyId' | 'personId' | 'referrer' | 'agency'
>;

const days = { until: '2026-11-25T15:00:00.000Z', on: '2026-11-22' };

/** One person's case, told to the gateway event by event as the owners would; ids as they are inside. */
export const caseOf = (hosted: HostedGateway, name: string, { referrer = harbor, agency = bayside } = {}) => {
  const { ids, intake, tell } = hosted;
  const cause = `partner:${referrer}:${name}`;
  const personId = ids.derive('person', cause);
  const intakeId = ids.derive('intake', cause);
  const journeyId = ids.derive('journey', intakeId);
  const referralId = ids.derive('referral', `offer of ${name}`);
  const reference = `${name.slice(0, 3).toUpperCase().padEnd(3, 'X')}-4QD`;
  const parties = { referralId, journeyId, personId, referrer, agency };
  const participationId = ids.derive('participation', referralId);

  const moves = <Name extends ReferralEvent>(event: Name, own: Own<Name>): Promise<void> =>
    tell(event, referralId, { ...parties, ...own } as Events[Name]);

  const submitted = () =>
    tell('IntakeSubmitted', intakeId, {
      intakeId,
      personId,
      referrer,
      jurisdiction: 'US-MA',
      language: 'es',
      interpreter: 'no',
      needs: ['learn.esl'],
      choices: [],
      pathway: null,
      follows: null,
      groupId: null,
      consents: [],
      identity: sealedNothing('identity'),
      contact: sealedNothing('contact'),
      facts: sealedNothing('screening'),
      receivedOn: days.on,
    });

  const screened = (verdicts: object = { programs: [] }) =>
    tell('ScreeningCompleted', ids.derive('screening', intakeId), {
      screeningId: ids.derive('screening', intakeId),
      intakeId,
      personId,
      referrer,
      jurisdiction: 'US-MA',
      asOf: days.on,
      rulesVersion: '2026-07-01.a1b2c3',
      factsFrom: 'event-1',
      factsSequence: 1,
      verdicts: intake.sealVerdicts(personId, verdicts),
      followsRules: null,
    });

  const opened = async () => {
    const steps = [
      {
        id: 'english',
        service: 'learn.esl',
        program: 'aefla',
        beside: false,
        forEveryone: false,
        waitsFor: [],
      },
    ];
    const journey = { journeyId, personId, referrer };
    await tell('JourneyOpened', journeyId, {
      ...journey,
      intakeId,
      pathway: 'english-to-work',
      pathwayVersion: 1,
      steps,
      follows: null,
    });
    await tell('JourneyAdvanced', journeyId, {
      ...journey,
      step: 'english',
      status: 'open',
      because: 'journey-opened',
    });
  };

  const ended = () =>
    tell('JourneyEnded', journeyId, {
      journeyId,
      personId,
      referrer,
      result: 'reached-its-aim',
      reason: 'all-steps-done',
    });

  type Offering = Partial<Pick<Events['ReferralOffered'], 'several' | 'groupId'>>;
  const offered = ({ several = null, groupId = null }: Offering = {}) =>
    moves('ReferralOffered', {
      intakeId,
      step: 'english',
      service: 'learn.esl',
      program: 'aefla',
      cohort: 'esl-evening-2027-01',
      reference,
      screenedUnder: '2026-07-01.a1b2c3',
      respondBy: days.until,
      by: 'X',
      replaces: null,
      several,
      groupId,
    });

  const accepted = () =>
    moves('ReferralAccepted', {
      cohort: 'esl-evening-2027-01',
      conditional: null,
      by: 'T',
      firstContactBy: days.until,
      hold: null,
      impliedBy: null,
      conditionBy: null,
    });

  const enrolled = () =>
    tell('EnrollmentRecorded', participationId, {
      participationId,
      referralId,
      journeyId,
      personId,
      provider: agency,
      program: 'aefla',
      enrolledOn: days.on,
      term: null,
    });

  const erased = async () => {
    intake.erase(personId);
    await tell('ParticipantErased', intakeId, { personId, intakeId, keysGoneBy: '2026-12-27' });
  };

  return {
    personId,
    intakeId,
    journeyId,
    referralId,
    participationId,
    reference,
    moves,
    submitted,
    screened,
    opened,
    ended,
    offered,
    accepted,
    enrolled,
    erased,
    /** The consents of the usual case: the referrer hears, the agency is asked and may reach the person. */
    consents: () =>
      intake.consent(
        personId,
        'exchange routing',
        `${referrer} progress`,
        `${agency} routing`,
        `${agency} contact`,
      ),
    /** How each partner knows it. */
    known: (partner: string) => ({
      intake: ids.derive('intake', `external|${partner}|${intakeId}`),
      journey: ids.derive('journey', `external|${partner}|${journeyId}`),
      referral: ids.derive('referral', `external|${partner}|${referralId}`),
    }),
  };
};

export type Case = ReturnType<typeof caseOf>;

const sealedNothing = (purpose: string) => ({
  keyId: 'key-1',
  purpose,
  nonce: 'AAAA',
  ciphertext: 'AAAA',
  tag: 'AAAA',
});
