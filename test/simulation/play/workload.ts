import type { Commands } from '@handoff/schemas';
import { nothingSaid } from '../../../services/routing/src/testing/massachusetts/answers.ts';
import type { Random } from '../engine/random.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { bayside, cohort, harbor } from './agencies.ts';
import type { Intent } from './intent.ts';
import { intakeOf, sealedFacts } from './people.ts';

type Person = Readonly<{ intakeId: string; personId: string; consentId: string }>;
type Referral = Readonly<{
  status: string;
  parties: { referralId: string; journeyId: string; personId: string; agency: string };
  offer: { cohort: string | null };
}>;

/** What the people and agencies of one history do next, given how things stand. */
export const createWorkload = (exchange: Exchange, random: Random, persons: number) => {
  const { ids, time } = exchange;
  const views = exchange.names.includes('gateway')
    ? exchange.hostOf('gateway').kept.documents['view']
    : undefined;
  const people: Person[] = [];
  const said: Intent[] = [];
  let keys = 0;

  const today = (): string => time.clock.now().slice(0, 10);
  const causationOf = (slug: string): string => `partner:${slug}:${(keys += 1)}`;

  /** As partners see them: offers that were published. */
  const referrals = (): Referral[] =>
    [...(exchange.hostOf('routing').kept.documents['referral']?.values() ?? [])]
      .filter(({ published }) => published > 0)
      .map(({ state }) => state as Referral)
      .filter(({ parties: { agency, referralId } }) =>
        [agency, harbor].every((slug) => wasTold(slug, referralId)),
      );

  /** Over the gateway a partner can only name what it was told of. */
  const wasTold = (slug: string, referralId: string): boolean =>
    views === undefined || (views.get(`view-${slug}|${referralId}`)?.published ?? 0) > 0;

  const submit = (): Intent => {
    const causation = causationOf(harbor);
    const personId = ids.derive('person', causation);
    const intakeId = ids.derive('intake', causation);
    people.push({ intakeId, personId, consentId: ids.derive('consent', personId) });
    const record = intakeOf(people.length - 1, { intakeId, personId }, random);
    return {
      client: harbor,
      op: 'submit',
      command: 'SubmitIntake',
      stream: intakeId,
      record,
      causation,
      about: { intakeId },
    };
  };

  const withdraw = ({ consentId }: Person): Intent => ({
    client: harbor,
    op: 'withdraw-consent',
    command: 'WithdrawConsent',
    stream: consentId,
    record: { consentId, recipient: random.pick([null, bayside, 'exchange']), purposes: null, by: null },
    causation: causationOf(harbor),
  });

  const amend = ({ intakeId }: Person): Intent => ({
    client: harbor,
    op: 'amend',
    command: 'AmendIntake',
    stream: intakeId,
    record: { intakeId, sealedFacts },
    causation: causationOf(harbor),
  });

  const erase = ({ intakeId, personId }: Person): Intent => ({
    client: harbor,
    op: 'erase',
    command: 'ErasePerson',
    stream: intakeId,
    record: { intakeId, personId },
    causation: causationOf(harbor),
  });

  const respond = (
    { parties: { referralId, agency } }: Referral,
    status: string,
    more: Partial<Commands['RespondToReferral']> = {},
  ): Intent => {
    const slug = (more.by ?? 'T') === 'T' ? agency : harbor;
    return {
      client: slug,
      op: 'respond',
      command: 'RespondToReferral',
      stream: referralId,
      record: { ...nothingSaid, referralId, agency: slug, by: 'T', status, ...more },
      causation: causationOf(slug),
      about: { status },
    };
  };

  const answer = (referral: Referral): Intent => {
    const choice = random.next();
    if (choice < 0.55) return respond(referral, 'accepted');
    if (choice < 0.65)
      return respond(referral, 'declined', {
        reason: random.pick([
          'schedule-does-not-fit',
          'requirements-not-completed',
          'person-no-longer-wants',
        ]),
      });
    if (choice < 0.75) return respond(referral, 'waitlisted');
    if (choice < 0.8) return respond(referral, 'in-review');
    if (choice < 0.85) return respond(referral, 'needs-person', { question: 'placement-test' });
    if (choice < 0.9) return respond(referral, 'active', { what: 'first-contact' });
    if (choice < 0.93) return respond(referral, 'withdrawn', { by: 'R' });
    if (choice < 0.96)
      return respond(referral, 'entered-in-error', { reason: 'duplicate', by: random.pick(['T', 'R']) });
    if (choice < 0.98) return respond(referral, 'withdrawal-requested', { by: 'R' });
    return respond(referral, 'completed', { result: random.pick(['served', 'could-not-be-helped']) });
  };

  const report = (referral: Referral): Intent => {
    const { referralId, journeyId, personId, agency } = referral.parties;
    const participationId = ids.derive('participation', referralId);
    const whose = { participationId, referralId, journeyId, personId, provider: agency };
    const told = <Name extends keyof Commands>(
      command: Name,
      op: string,
      record: Commands[Name],
    ): Intent => ({
      client: agency,
      op,
      command,
      stream: participationId,
      record,
      causation: causationOf(agency),
    });
    const enrolled = () =>
      told('RecordEnrollment', 'enrolled', { ...whose, program: 'aefla', enrolledOn: today(), term: null });
    const gained = () =>
      told('RecordMilestone', 'milestone', {
        ...whose,
        kind: 'measurable-skill-gain',
        type: 'educational-functioning-level',
        attainedOn: today(),
        fromLevel: 'esl-3',
        toLevel: 'esl-4',
        evidence: 'pre-post-test',
      });
    const placed = () =>
      told('RecordEmployment', 'placed', {
        ...whose,
        startedOn: today(),
        wageCents: 2_250,
        wagePer: 'hour',
        hoursPerWeek: 32,
        occupation: null,
        evidence: 'employer-letter',
      });
    const left = () => told('RecordExit', 'exit', { ...whose, lastServiceOn: today(), reason: 'completed' });
    return random.pick([enrolled, enrolled, gained, gained, placed, left])();
  };

  const resize = (): Intent => {
    const seatsId = ids.derive('seats', `${bayside}/${cohort}`);
    return {
      client: bayside,
      op: 'resize',
      command: 'SetCapacity',
      stream: seatsId,
      record: {
        seatsId,
        agency: bayside,
        service: 'learn.esl',
        cohort,
        kind: 'held',
        seats: 1 + random.below(2),
        startsOn: '2027-02-01',
        terms: null,
      },
      causation: causationOf(bayside),
    };
  };

  const aboutPeople = (): Intent =>
    random.pick([
      () => amend(random.pick(people)),
      () => withdraw(random.pick(people)),
      () => erase(random.pick(people)),
      resize,
    ])();

  /** Nothing, mostly, while everybody waits to see what comes of it. */
  const fresh = (): Intent | undefined => {
    const known = referrals();
    if (people.length < persons && (people.length === 0 || random.chance(0.4))) return submit();
    if (known.length === 0) return random.chance(0.02) ? aboutPeople() : undefined;
    if (random.chance(0.13)) return aboutPeople();
    return random.chance(0.6) ? answer(random.pick(known)) : report(random.pick(known));
  };

  /** Once more what was said before: the same words, or other words about the same under the same key. */
  const again = (): Intent => {
    const before = random.pick(said);
    const referral = referrals().find(({ parties }) => parties.referralId === before.stream);
    if (!referral || random.chance(0.6)) return before;
    const other = answer(referral);
    return other.client === before.client ? { ...other, causation: before.causation } : other;
  };

  return {
    next: (): Intent | undefined => {
      const intent =
        said.length > 2 && random.chance(referrals().length > 0 ? 0.25 : 0.01) ? again() : fresh();
      if (intent) said.push(intent);
      return intent;
    },
  };
};

export type Workload = ReturnType<typeof createWorkload>;
