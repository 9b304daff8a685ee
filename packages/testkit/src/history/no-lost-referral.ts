import type { Evidence, Op, Placed } from './evidence.ts';
import type { Take } from './final-state.ts';
import { type Violation, violationsOf } from './violation.ts';

const lost = violationsOf('I1');

/**
 * What was acknowledged is there: its event stands in a stream and on its topic. An intake, acknowledged or not,
 * opened its journey, once; an offer reached its agency. Or it lies parked, where somebody sees it.
 */
export const noLostReferral = (evidence: Evidence): readonly Violation[] => [
  ...evidence.ops.flatMap((op) => acknowledged(op, evidence)),
  ...evidence.events.flatMap((event) => published(event, evidence)),
  ...evidence.ofType('IntakeSubmitted').flatMap((intake) => openedJourney(intake, evidence)),
  ...evidence.ofType('ReferralOffered').flatMap((offer) => reachedAgency(offer, evidence)),
];

const acknowledged = ({ known, answer, args }: Op, evidence: Evidence): readonly Violation[] => {
  if (known !== 'ok' || answer === undefined || evidence.causedBy(args.causation).length > 0) return [];
  if (answer.kind === 'done') return [lost(args.causation, 'was answered "done" and left no event')];
  if (answer.kind !== 'taken' || isAnsweredElsewhere(args.causation, evidence)) return [];
  return [
    lost(args.causation, 'was taken, and neither an event nor an answer nor a parked message shows it'),
  ];
};

const isAnsweredElsewhere = (causation: string, { opsByCausation, state, isParked }: Evidence): boolean =>
  (opsByCausation.get(causation) ?? []).some(
    ({ answer, args }) =>
      (answer !== undefined && answer.kind !== 'taken') ||
      (args.stream !== undefined && isParked(args.stream)),
  ) ||
  state.records.some(({ type, value }) => type === 'CommandAnswered' && value['causation'] === causation) ||
  (state.handled ?? []).some((handled) => handled.causation === causation) ||
  (state.takes ?? []).some((take) => isRejection(take, causation));

const isRejection = ({ kind, partner, body }: Take, causation: string): boolean =>
  kind === 'MessageRejected' &&
  causation === `partner:${partner}:${String((body as Readonly<Record<string, unknown>>)['message'])}`;

const published = ({ id, type, stream }: Placed, { recordById }: Evidence): readonly Violation[] =>
  recordById(id) ? [] : [lost(stream.id, `has ${type} ${id}, which is on no topic`)];

const openedJourney = ({ data, stream }: Placed, evidence: Evidence): readonly Violation[] => {
  const { intakeId } = data as { intakeId: string };
  if (!covers(evidence, 'intake', 'eligibility', 'routing')) return [];
  const opened = evidence.ofType('JourneyOpened').filter((event) => event.data['intakeId'] === intakeId);
  if (opened.length > 1) return [lost(intakeId, `opened ${opened.length} journeys`)];
  if (opened.length === 1 || mayStop(data, intakeId, evidence) || evidence.isParked(stream.id)) return [];
  return [lost(intakeId, 'was taken and opened no journey')];
};

const covers = ({ state }: Evidence, ...services: readonly string[]): boolean =>
  services.every((service) => state.services.includes(service));

type Terms = readonly Readonly<{ recipient: string; purposes: readonly string[] }>[];

/** Without consent to be screened there is no journey, nor once the person took it back or was erased. */
const mayStop = (data: Placed['data'], intakeId: string, { ofType }: Evidence): boolean => {
  const mayScreen = (data['consents'] as Terms).some(
    ({ recipient, purposes }) => recipient === 'exchange' && purposes.includes('screening'),
  );
  return (
    !mayScreen ||
    ofType('ConsentWithdrawn', 'ParticipantErased').some((event) => event.data['intakeId'] === intakeId)
  );
};

/** Unless consent ended meanwhile: then it is withheld, and the referral withdrawn. */
const reachedAgency = ({ data, stream }: Placed, evidence: Evidence): readonly Violation[] => {
  const { state, isParked, ofType } = evidence;
  const { referralId, agency, personId } = data as { referralId: string; agency: string; personId: string };
  if (state.takes === undefined || isParked(stream.id)) return [];
  if (ofType('ConsentWithdrawn', 'ParticipantErased').some((event) => event.data['personId'] === personId))
    return [];
  const taken = state.takes.some((take) => take.partner === agency && take.referralId === referralId);
  return taken ? [] : [lost(referralId, `was offered to ${agency} and never reached it`)];
};
