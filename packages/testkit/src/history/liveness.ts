import type { Evidence } from './evidence.ts';
import { type Violation, violationsOf } from './violation.ts';

const stuck = violationsOf('I10');

/** A gap whose owner is away is set aside; so is what comes behind it. Nothing else of ours is ever a reason. */
const mayPark = ['gap', 'behind'];

/** Once healed and drained nothing waits: no lag, no outbox, nothing parked, no clock overdue. */
export const liveness = ({ state }: Evidence): readonly Violation[] => [
  ...state.lag.map(({ consumer, topic, partition, behind }) =>
    stuck(consumer, `is ${behind} behind on ${topic}/${partition}`),
  ),
  ...state.parked.map(({ consumer, stream, code }) => stuck(stream, `is parked at ${consumer}: ${code}`)),
  ...(state.parkings ?? [])
    .filter(({ code }) => !mayPark.includes(code))
    .map(({ consumer, stream, code }) => stuck(stream, `had to be parked at ${consumer}: ${code}`)),
  ...state.streams.flatMap(({ id, version, published, dueAt }) => [
    ...(published < version ? [stuck(id, `has published ${published} of ${version}`)] : []),
    ...(dueAt && dueAt < state.now ? [stuck(id, `has a clock that was due at ${dueAt}`)] : []),
  ]),
];
