import { setTimeout } from 'node:timers/promises';
import type { Group, Lag, Parked } from '@handoff/messaging';
import type { StreamStore, Waiting } from '@handoff/stream-store';
import type { Gauge, Sample } from './prometheus.ts';

export type Watched = Readonly<{
  service: string;
  store: Pick<StreamStore, 'waiting'>;
  parked: Pick<Parked, 'streams'>;
  /** This service's consumers: named also when they have nothing to do. */
  groups: readonly Group[];
  lag: (groups: readonly Group[]) => Promise<readonly Lag[]>;
  /** What this service has beside. */
  own?: () => Promise<readonly Gauge[]>;
}>;

/** What waits in a service, and for how long. While the broker is away all but the lag is still told, and so it is with what is its own. */
export const gaugesOf = async (
  { service, store, parked, groups, lag, own = async () => [] }: Watched,
  patienceMs = 3_000,
): Promise<readonly Gauge[]> => {
  const [waiting, streams, lags, owns = []] = await Promise.all([
    store.waiting(),
    parked.streams(),
    inTime(patienceMs, lag(groups)),
    inTime(patienceMs, own()),
  ]);
  const consumers = groups.map(({ groupId }) => groupId.replace(/^handoff\./, ''));
  return [
    ...waitingGauges(waiting),
    gauge(
      'handoff_parked_messages',
      'Messages that could not be handled, and those that wait behind them.',
      ...summed(
        consumers,
        streams.map(({ consumer, size }) => [consumer, size]),
      ).map(inGroup('consumer')),
    ),
    gauge('handoff_broker_answers', 'Whether the broker could say how far consumers are: 1 or 0.', {
      value: lags === undefined ? 0 : 1,
    }),
    ...(lags === undefined ? [] : lagGauges(groups, lags)),
    ...owns,
  ].map((each) => ofService(service, each));
};

const waitingGauges = ({ unpublished, unpublishedMs, due, dueMs }: Waiting): readonly Gauge[] => [
  gauge('handoff_outbox_streams', 'Streams with events that are not published yet.', { value: unpublished }),
  gauge('handoff_outbox_oldest_seconds', 'How long the oldest event that is not published yet has waited.', {
    value: unpublishedMs / 1_000,
  }),
  gauge('handoff_clocks_due', 'Clocks of streams that are due and have not rung.', { value: due }),
  gauge('handoff_clocks_late_seconds', 'By how much the latest of them is late.', { value: dueMs / 1_000 }),
];

const lagGauges = (groups: readonly Group[], lags: readonly Lag[]): readonly Gauge[] => [
  gauge(
    'handoff_consumer_behind',
    'Records that a consumer group has not committed, over all its partitions.',
    ...summed(
      groups.map(({ groupId }) => groupId),
      lags.map(({ groupId, behind }) => [groupId, behind]),
    ).map(inGroup('group')),
  ),
  gauge(
    'handoff_consumer_lag',
    'The same by partition, where there are any.',
    ...lags.map(({ groupId, topic, partition, behind }) => ({
      labels: { group: groupId, topic, partition },
      value: behind,
    })),
  ),
];

const gauge = (name: string, help: string, ...samples: readonly Sample[]): Gauge => ({ name, help, samples });

const ofService = (service: string, { samples, ...rest }: Gauge): Gauge => ({
  ...rest,
  samples: samples.map(({ labels, value }) => ({ labels: { service, ...labels }, value })),
});

/** A sum a name; zero for those of whom nothing is said. */
const summed = (
  names: readonly string[],
  counts: readonly (readonly [string, number])[],
): readonly (readonly [string, number])[] => {
  const sums = new Map(names.map((name) => [name, 0]));
  for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums];
};

const inGroup =
  (label: string) =>
  ([name, value]: readonly [string, number]): Sample => ({ labels: { [label]: name }, value });

const inTime = <T>(patienceMs: number, asked: Promise<T>): Promise<T | undefined> =>
  Promise.race([asked, setTimeout(patienceMs, undefined, { ref: false })]).catch(() => undefined);
