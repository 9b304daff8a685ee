import type { Commands, Events, OfferedService } from '@handoff/schemas';
import type { KnownReferral, Register } from '../register/register.ts';
import type { FakeIntake } from './fake-intake.ts';
import type { HostedRouting } from './hosted-routing.ts';

/** Made-up people and agencies of Massachusetts, for stories about the whole service. */
export const harbor = 'harbor-worker-center';
export const bayside = 'bayside-community-college';
export const quincy = 'quincy-point-college';
export const northShore = 'north-shore-career-center';

export const offers = (
  code: string,
  program: string | null,
  more: Partial<OfferedService> = {},
): OfferedService => ({
  code,
  program,
  cohort: null,
  startsOn: null,
  seats: null,
  seatKind: null,
  terms: null,
  details: null,
  ...more,
});
export const evening = { cohort: 'esl-evening', startsOn: '2026-02-02', seats: 1, seatKind: 'held' };

export const partner = (
  slug: string,
  kind: string,
  services: OfferedService[],
): Events['PartnerRegistered'] => ({
  slug,
  name: slug,
  kind,
  jurisdiction: 'US-MA',
  way: 'rest',
  serves: 'Adults of the harbor towns.',
  languages: ['en', 'es'],
  services,
  calendar: null,
  profile: null,
  reports: null,
  publicKey: null,
});

export const nothingSaid = {
  reason: null,
  question: null,
  conditional: null,
  what: null,
  cohort: null,
  result: null,
  offer: null,
  until: null,
  amount: null,
  tier: null,
  expectedVersion: null,
} as const;

type Verdicts = Parameters<FakeIntake['sealVerdicts']>[1];
type Intake = Partial<
  Pick<Events['IntakeSubmitted'], 'needs' | 'choices' | 'pathway' | 'language' | 'groupId'>
> & {
  number?: number;
  verdicts?: Verdicts;
  consents?: readonly string[];
};

/** Where the story is told: over the twins, or on the real servers. */
type Stage = Pick<HostedRouting, 'ids' | 'tell' | 'command' | 'settle'> &
  Readonly<{ intake: FakeIntake; register: Pick<Register, 'standing'> }>;

export const massachusetts = (routing: Stage) => {
  const idsOf = (number: number) => {
    const intakeId = routing.ids.derive('intake', `intake ${number}`);
    return { intakeId, personId: `person-${number}`, journeyId: routing.ids.derive('journey', intakeId) };
  };

  const register = (slug: string, kind: string, ...services: OfferedService[]) =>
    routing.tell('PartnerRegistered', `partner-${slug}`, partner(slug, kind, services));

  let lastTerms: Partial<OfferedService> = {};
  const agencies = async (atBayside: Partial<OfferedService> = evening): Promise<void> => {
    lastTerms = atBayside;
    await register(harbor, 'worker-center');
    await register(bayside, 'community-college', offers('learn.esl', 'aefla', atBayside));
    await register(quincy, 'community-college', offers('learn.esl', 'aefla'));
    await register(northShore, 'one-stop', offers('work.placement', 'wioa_adult'));
  };

  /** The college says again what it offers, and when it is closed. */
  const closes = (slug: string, calendar: Events['PartnerRegistered']['calendar']) =>
    routing.tell('PartnerRegistered', `partner-${slug}`, {
      ...partner(slug, 'community-college', [offers('learn.esl', 'aefla', { ...evening, ...lastTerms })]),
      calendar,
    });

  const submitted = ({
    number = 1,
    needs,
    choices,
    pathway = 'english-to-work',
    language = 'es',
    groupId = null,
  }: Intake): Events['IntakeSubmitted'] => {
    const { intakeId, personId } = idsOf(number);
    const sealed = routing.intake.sealVerdicts(`nobody-${number}`, {});
    return {
      intakeId,
      personId,
      referrer: harbor,
      jurisdiction: 'US-MA',
      language,
      interpreter: 'no',
      needs: needs ?? ['learn.esl', 'work.placement'],
      choices: choices ?? [
        { rank: 1, service: 'learn.esl', agency: bayside },
        { rank: 2, service: 'learn.esl', agency: quincy },
        { rank: 1, service: 'work.placement', agency: northShore },
      ],
      pathway,
      follows: null,
      groupId,
      consents: [],
      identity: sealed,
      contact: sealed,
      facts: sealed,
      receivedOn: '2026-01-05',
    };
  };

  const screened = ({ number = 1, verdicts }: Intake): Events['ScreeningCompleted'] => {
    const { intakeId, personId } = idsOf(number);
    return {
      screeningId: routing.ids.derive('screening', intakeId),
      intakeId,
      personId,
      referrer: harbor,
      jurisdiction: 'US-MA',
      asOf: '2026-01-05',
      rulesVersion: 'us-ma-2026.1',
      factsFrom: 'event-0',
      factsSequence: 1,
      verdicts: routing.intake.sealVerdicts(
        personId,
        verdicts ?? { aefla: 'eligible', ibest: 'eligible', wioa_adult: 'needs_more_information' },
      ),
      followsRules: null,
    };
  };

  const consent = ({ number = 1, consents = ['exchange', bayside, quincy, northShore] }: Intake) =>
    routing.intake.grant(idsOf(number).personId, ...consents);

  const submit = (intake: Intake = {}) => {
    const record = submitted(intake);
    consent(intake);
    return routing.tell('IntakeSubmitted', record.intakeId, record);
  };
  const screen = (intake: Intake = {}) => {
    const record = screened(intake);
    return routing.tell('ScreeningCompleted', record.screeningId, record);
  };
  const takeIn = async (intake: Intake = {}): Promise<void> => {
    await submit(intake);
    await screen(intake);
  };

  const referrals = (number = 1): Promise<readonly KnownReferral[]> =>
    routing.register.standing.onJourney(idsOf(number).journeyId);
  const statuses = async (number = 1) =>
    (await referrals(number)).map(({ agency, status }) => `${agency}: ${status}`);
  const referralAt = async (agency: string, number = 1): Promise<string> => {
    const found = (await referrals(number)).findLast((one) => one.agency === agency);
    if (!found) throw new Error(`nothing was offered to ${agency}`);
    return found.referralId;
  };

  const answers = async (
    agency: string,
    status: string,
    more: Partial<Commands['RespondToReferral']> & { number?: number; key?: string } = {},
  ) => {
    const { number = 1, key = `${status} ${number}`, ...said } = more;
    const referralId = said.referralId ?? (await referralAt(agency, number));
    const record = { ...nothingSaid, referralId, agency, by: 'T', status, ...said };
    return routing.command('RespondToReferral', referralId, record, `partner:${agency}:${key}`);
  };
  /** The same, and then whatever follows from it. */
  const says = async (...answer: Parameters<typeof answers>) => {
    const outcome = await answers(...answer);
    await routing.settle();
    return outcome.kind === 'refused' ? outcome.code : outcome.kind;
  };

  type AtDesk = Readonly<{
    number?: number;
    key?: string;
    service?: string | null;
    consentTo?: string;
    until?: string;
  }>;
  const desk = (agency: string, at: AtDesk = {}) => {
    const {
      number = 1,
      key = `desk ${number}`,
      service = null,
      consentTo = agency,
      until = '2027-01-01',
    } = at;
    const causation = `partner:${agency}:${key}`;
    const referralId = routing.ids.derive('referral', causation);
    const terms = { recipient: consentTo, purposes: ['routing', 'contact'], until, on: '2026-01-05' };
    const record = {
      referralId,
      journeyId: idsOf(number).journeyId,
      agency,
      service,
      cohort: null,
      conditional: null,
      slip: 'H7K-4QD-9CFG',
      consent: { ...terms, how: 'spoken', language: 'es', records: null, interpreter: false },
    };
    return routing.command('AcceptAtDesk', referralId, record, causation);
  };
  /** The person stands at an agency's desk with a slip; and whatever follows from it. */
  const comesToDesk = async (...at: Parameters<typeof desk>) => {
    const outcome = await desk(...at);
    await routing.settle();
    return outcome.kind === 'refused' ? outcome.code : outcome.kind;
  };

  type Self = Readonly<{ key?: string; service?: string | null; consentTo?: string }>;
  const selfReferral = (agency: string, hands: string, said: Self = {}) => {
    const { key = `self ${agency}`, service = null, consentTo = agency } = said;
    const causation = `partner:${hands}:${key}`;
    const referralId = routing.ids.derive('referral', causation);
    const terms = { recipient: consentTo, purposes: ['routing', 'contact'], until: '2027-01-01' };
    const consent = {
      ...terms,
      on: '2026-01-05',
      how: 'spoken',
      language: 'es',
      records: null,
      interpreter: false,
    };
    const record = { referralId, journeyId: idsOf(1).journeyId, agency, service, hands, consent };
    return routing.command('ReferSelf', referralId, record, causation);
  };
  /** The person refers themselves by the slip, at an agency that lends its hands; and whatever follows from it. */
  const refersSelf = async (...said: Parameters<typeof selfReferral>) => {
    const outcome = await selfReferral(...said);
    await routing.settle();
    return outcome.kind === 'refused' ? outcome.code : outcome.kind;
  };

  const chooses = async (
    agencies: readonly string[],
    more: Partial<Pick<Commands['ChooseOptions'], 'atOnce' | 'mode' | 'priority'>> & {
      number?: number;
      key?: string;
    } = {},
  ) => {
    const {
      number = 1,
      atOnce = null,
      mode = null,
      priority = null,
      key = `choice of ${agencies.join()}`,
    } = more;
    const { journeyId } = idsOf(number);
    const choices = agencies.map((agency, index) => ({ rank: index + 1, service: 'learn.esl', agency }));
    const record = { journeyId, agency: harbor, step: 'english', choices, atOnce, mode, priority };
    const outcome = await routing.command('ChooseOptions', journeyId, record, `partner:${harbor}:${key}`);
    await routing.settle();
    return outcome.kind === 'refused' ? outcome.code : outcome.kind;
  };

  /** The referrer says how somebody comes there. */
  const introduces = async (
    agency: string,
    how: string,
    { number = 1, by = harbor }: { number?: number; by?: string } = {},
  ) => {
    const referralId = await referralAt(agency, number);
    const record = { referralId, agency: by, how };
    const outcome = await routing.command(
      'IntroducePerson',
      referralId,
      record,
      `partner:${by}:${how} ${number}`,
    );
    await routing.settle();
    return outcome.kind === 'refused' ? outcome.code : outcome.kind;
  };

  const fact = async (agency: string, number = 1) => {
    const referralId = await referralAt(agency, number);
    const { personId, journeyId } = idsOf(number);
    const participationId = routing.ids.derive('participation', referralId);
    return { participationId, referralId, journeyId, personId, provider: agency };
  };
  const reports = {
    enrolled: async (agency: string, number = 1) => {
      const known = await fact(agency, number);
      const enrolled = { ...known, program: 'aefla', enrolledOn: '2026-02-02', term: null };
      return routing.tell('EnrollmentRecorded', known.participationId, enrolled);
    },
    levelGain: async (agency: string, number = 1) => {
      const known = await fact(agency, number);
      const gain = {
        kind: 'measurable-skill-gain',
        type: 'educational-functioning-level',
        attainedOn: '2026-05-20',
        fromLevel: 'esl-3',
        toLevel: 'esl-4',
        evidence: 'pre-post-test',
      };
      return routing.tell('MilestoneAttained', known.participationId, { ...known, ...gain });
    },
    placed: async (agency: string, number = 1) => {
      const known = await fact(agency, number);
      const job = {
        startedOn: '2026-06-15',
        wageCents: 2_250,
        wagePer: 'hour',
        hoursPerWeek: 32,
        occupation: null,
      };
      return routing.tell('EmploymentRecorded', known.participationId, {
        ...known,
        ...job,
        evidence: 'employer-letter',
      });
    },
  };

  const changesMind = async (recipient: string, number = 1) => {
    const { intakeId, personId } = idsOf(number);
    const consentId = routing.ids.derive('consent', personId);
    routing.intake.revoke(personId, recipient);
    return routing.tell('ConsentWithdrawn', consentId, {
      consentId,
      personId,
      intakeId,
      recipient,
      purposes: null,
      by: null,
    });
  };
  const consents = async (recipient: string, number = 1) => {
    const { intakeId, personId } = idsOf(number);
    const consentId = routing.ids.derive('consent', personId);
    routing.intake.grant(personId, recipient);
    return routing.tell('ConsentGranted', consentId, { consentId, personId, intakeId, terms: [] });
  };
  const isErased = async (number = 1) => {
    const { intakeId, personId } = idsOf(number);
    routing.intake.destroyKeys();
    return routing.tell('ParticipantErased', intakeId, { intakeId, personId, keysGoneBy: '2026-02-09' });
  };

  return {
    agencies,
    submit,
    screen,
    takeIn,
    referrals,
    statuses,
    referralAt,
    answers,
    says,
    closes,
    desk,
    comesToDesk,
    selfReferral,
    refersSelf,
    chooses,
    introduces,
    reports,
    changesMind,
    consents,
    isErased,
    idsOf,
  };
};
