import type { EventRead, FinalState, RecordRead, StreamRead } from './final-state.ts';
import type { Answer, Args, History, Line } from './line.ts';

/** A small exchange in which everything went well; each spec takes a copy of it and breaks one promise. */
export const harbor = 'harbor-worker-center';
export const college = 'bayside-community-college';
export const otherCollege = 'quincy-point-college';

export type Told = readonly [type: string, causation: string, data?: Record<string, unknown> | undefined];
export type StreamTold = Readonly<{ service: string; topic: string; id: string; events: readonly Told[] }>;

export const eventId = (stream: string, sequence: number): string => `event-${stream}-${sequence}`;

const terms = (recipient: string, ...purposes: string[]) => ({ recipient, purposes });
const parties = { referralId: 'referral-1', journeyId: 'journey-1', personId: 'person-1', agency: college };
const cohort = {
  agency: college,
  cohort: 'esl-evening',
  kind: 'held',
  seats: 1,
  referralId: null,
  heldUntil: null,
};
const consents = [terms('exchange', 'screening', 'routing'), terms(college, 'routing', 'contact')];

export const submitted = `partner:${harbor}:1`;
export const accepted = `partner:${college}:2`;
export const enrolled = `partner:${college}:3`;

export const streams: readonly StreamTold[] = [
  {
    service: 'intake',
    topic: 'handoff.intake',
    id: 'intake-1',
    events: [['IntakeSubmitted', submitted, { intakeId: 'intake-1', personId: 'person-1', consents }]],
  },
  {
    service: 'intake',
    topic: 'handoff.intake',
    id: 'consent-1',
    events: [
      [
        'ConsentGranted',
        eventId('intake-1', 1),
        { intakeId: 'intake-1', personId: 'person-1', terms: consents },
      ],
    ],
  },
  {
    service: 'eligibility',
    topic: 'handoff.eligibility',
    id: 'screening-1',
    events: [['ScreeningCompleted', `${eventId('intake-1', 1)}:screening`, { intakeId: 'intake-1' }]],
  },
  {
    service: 'routing',
    topic: 'handoff.referrals',
    id: 'journey-1',
    events: [
      [
        'JourneyOpened',
        `${eventId('screening-1', 1)}:open-journey`,
        { journeyId: 'journey-1', intakeId: 'intake-1' },
      ],
      ['JourneyAdvanced', `${eventId('screening-1', 1)}:open-journey`, { step: 'english' }],
      ['OptionsProposed', `${eventId('journey-1', 2)}:propose-options`, { step: 'english' }],
      ['JourneyAdvanced', `${eventId('participation-1', 1)}:record-fact`, { step: 'english' }],
    ],
  },
  {
    service: 'routing',
    topic: 'handoff.referrals',
    id: 'referral-1',
    events: [
      [
        'ReferralOffered',
        `${eventId('journey-1', 3)}:offer`,
        { ...parties, step: 'english', cohort: 'esl-evening', by: 'X' },
      ],
      [
        'ReferralAccepted',
        accepted,
        { ...parties, cohort: 'esl-evening', hold: 0, by: 'T', impliedBy: null },
      ],
      [
        'ReferralCompleted',
        `${eventId('participation-1', 1)}:complete`,
        { ...parties, by: 'T', result: 'enrolled' },
      ],
    ],
  },
  {
    service: 'routing',
    topic: 'handoff.referrals',
    id: 'seats-1',
    events: [
      ['CapacityChanged', 'manifest-1:cohort', { ...cohort, change: 'opened' }],
      ['CapacityChanged', `${accepted}:hold:0`, { ...cohort, change: 'held', referralId: 'referral-1' }],
      [
        'CapacityChanged',
        `${eventId('referral-1', 2)}:take-place`,
        { ...cohort, change: 'taken', referralId: 'referral-1' },
      ],
    ],
  },
  {
    service: 'outcomes',
    topic: 'handoff.outcomes',
    id: 'participation-1',
    events: [['EnrollmentRecorded', enrolled, { referralId: 'referral-1', provider: college }]],
  },
];

/** The state in which all of this was stored, published and handled. */
export const stateOf = (told: readonly StreamTold[], differing: Partial<FinalState> = {}): FinalState => ({
  now: '2026-11-23T00:00:00.000Z',
  services: ['intake', 'eligibility', 'routing', 'outcomes'],
  streams: told.map(streamOf),
  records: told.flatMap(recordsOf),
  parked: [],
  lag: [],
  takes: [
    {
      partner: college,
      id: 'message-1',
      kind: 'ReferralNotice',
      referralId: 'referral-1',
      body: { status: 'completed' },
    },
  ],
  tables: { facts_enrollment: [{ id: eventId('participation-1', 1) }] },
  ...differing,
});

const eventOf = (stream: string, [type, causation, data = {}]: Told, index: number): EventRead => ({
  id: eventId(stream, index + 1),
  type,
  sequence: index + 1,
  time: '2026-11-22T15:00:00.000Z',
  causation,
  data,
});

const streamOf = ({ service, id, events }: StreamTold): StreamRead => ({
  service,
  id,
  version: events.length,
  published: events.length,
  dueAt: null,
  events: events.map((event, index) => eventOf(id, event, index)),
});

const recordsOf = ({ service, topic, id, events }: StreamTold): RecordRead[] =>
  events.map((told, index) => {
    const { sequence, type, causation, data, ...event } = eventOf(id, told, index);
    return {
      topic,
      partition: 0,
      offset: index,
      key: id,
      id: event.id,
      type,
      source: service,
      sequence,
      causation,
      value: data,
    };
  });

/** The same streams, one of them with other events. */
export const withEvents = (
  id: string,
  change: (events: readonly Told[]) => readonly Told[],
): readonly StreamTold[] =>
  streams.map((stream) => (stream.id === id ? { ...stream, events: change(stream.events) } : stream));

/** One of the streams of a state, otherwise. */
export const withStream = (state: FinalState, id: string, differing: Partial<StreamRead>): FinalState => ({
  ...state,
  streams: state.streams.map((stream) => (stream.id === id ? { ...stream, ...differing } : stream)),
});

let operations = 0;

/** One operation: what was sent, and what its sender was told; without an answer nobody knows. */
export const op = (name: string, args: Partial<Args> & { causation: string }, answer?: Answer): Line[] => {
  const id = (operations += 1);
  const begun = { t: id, id, client: args.causation.split(':')[1] ?? '', op: name };
  const full: Args = { bodyHash: `body of ${args.causation}`, ...args };
  const end: Line = answer
    ? { ...begun, type: answer.kind === 'refused' ? 'fail' : 'ok', answer }
    : { ...begun, type: 'info' };
  return [{ ...begun, type: 'invoke', args: full }, end];
};

const accepting = { causation: accepted, stream: 'referral-1', status: 'accepted' };

export const history: History = [
  ...op('submit', { causation: submitted, stream: 'intake-1' }),
  ...op('submit', { causation: submitted, stream: 'intake-1' }, { kind: 'done', version: 1 }),
  ...op('respond', accepting, { kind: 'done', version: 2 }),
  ...op('respond', accepting, { kind: 'done', version: 2 }),
  ...op('enrolled', { causation: enrolled, stream: 'participation-1' }, { kind: 'done', version: 1 }),
  ...op(
    'respond',
    { causation: `partner:${college}:4`, stream: 'referral-1', status: 'declined' },
    { kind: 'refused', version: 3, code: 'illegal-transition' },
  ),
];
