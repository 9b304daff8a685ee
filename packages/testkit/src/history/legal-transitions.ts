import type { Evidence } from './evidence.ts';
import type { StreamRead } from './final-state.ts';
import { referralsOf } from './referrals.ts';
import { type Violation, violationsOf } from './violation.ts';

const illegal = violationsOf('I3');

/** Versions run 1, 2, 3 without a gap, time never runs back, and referrals walk the edges of their machine only. */
export const legalTransitions = (evidence: Evidence): readonly Violation[] => [
  ...evidence.state.streams.flatMap((stream) => [
    ...gapless(stream, evidence),
    ...forward(stream),
    ...framed(stream),
  ]),
  ...eventsAreUnique(evidence),
  ...referralsOf(evidence).flatMap(({ referralId, steps }) =>
    steps
      .filter(({ legal }) => !legal)
      .map(({ from, to, event }) =>
        illegal(referralId, `went from '${from}' to '${to}' by ${namedIn(event.data['by'])}`),
      ),
  ),
];

const namedIn = (by: unknown): string => (typeof by === 'string' ? by : 'nobody named');

/** What was told of somebody who was erased is gone; how far it had come is not. */
const mayLackItsBeginning = ({ id }: StreamRead, { ofType }: Evidence): boolean =>
  id.startsWith('view-') && ofType('ParticipantErased').length > 0;

const gapless = (stream: StreamRead, evidence: Evidence): readonly Violation[] => {
  const { id, version, events } = stream;
  const gone = mayLackItsBeginning(stream, evidence) ? version - events.length : 0;
  const wrong = events.findIndex(({ sequence }, index) => sequence !== gone + index + 1);
  if (wrong >= 0) return [illegal(id, `has version ${events[wrong]?.sequence} in place ${gone + wrong + 1}`)];
  const told = gone + events.length;
  return version === told ? [] : [illegal(id, `says version ${version} of ${told} events`)];
};

const forward = ({ id, events }: StreamRead): readonly Violation[] =>
  events.some(({ time }, index) => index > 0 && time < (events[index - 1]?.time ?? ''))
    ? [illegal(id, 'has an event earlier than the one before it')]
    : [];

/** `resumes`: the one event that may come after the last. */
type Frame = Readonly<{ first: string; last?: string; resumes?: string }>;
const frames: Readonly<Record<string, Frame>> = {
  intake: { first: 'IntakeSubmitted', last: 'ParticipantErased' },
  consent: { first: 'ConsentGranted' },
  journey: { first: 'JourneyOpened', last: 'JourneyEnded', resumes: 'JourneyRestarted' },
  referral: { first: 'ReferralOffered' },
};

/** How a stream begins, once; and what comes last in it, if it comes. */
const framed = ({ id, events }: StreamRead): readonly Violation[] => {
  const frame = frames[id.slice(0, id.indexOf('-'))];
  const types = events.map(({ type }) => type);
  if (!frame || types.length === 0) return [];
  const faults: Violation[] = [];
  if (types[0] !== frame.first) faults.push(illegal(id, `begins with ${types[0]}`));
  const wentOn = types.some((type, at) => type === frame.last && goesOn(types[at + 1], frame));
  if (wentOn) faults.push(illegal(id, `goes on after ${frame.last}`));
  return faults;
};

const goesOn = (next: string | undefined, { resumes }: Frame): boolean =>
  next !== undefined && next !== resumes;

const eventsAreUnique = ({ events, eventById }: Evidence): readonly Violation[] =>
  events
    .filter(({ id, stream, sequence }) => {
      const known = eventById(id);
      return known?.stream.id !== stream.id || known.sequence !== sequence;
    })
    .map(({ id, stream }) => illegal(stream.id, `has the event id ${id}, which another event has too`));
