import { HttpFault } from '@handoff/http';
import type { Recall, Subscriber } from '@handoff/messaging';
import type { Context, FromOwners, ServiceDefinition, Subscription } from '../definition.ts';
import type { History } from '../history.ts';
import { digestOf } from './digest.ts';

export type Replayed = Readonly<{
  consumer: string;
  /** How many records were read, and of how many their handler said no. */
  records: number;
  failed: number;
  rows: number;
  /** SHA-256 of what the projection holds, before and after. */
  before: string;
  after: string;
  same: boolean;
}>;

type Parts = Readonly<{
  definition: Pick<ServiceDefinition, 'name' | 'subscriptions'>;
  recall: Recall;
  context: Context;
  /** The same handlers with cursors of their own, which stand at the beginning. */
  anew: (subscription: Subscription) => Subscriber;
  /** Nobody else writes to the projection meanwhile; what is returned lets it go on. */
  pause: (consumer: string) => Promise<() => void>;
}>;

type Rebuilding = Pick<Parts, 'definition' | 'context'> & Readonly<{ history: History }>;

const unknown = (consumers: readonly string[]) =>
  new HttpFault('not-found', {
    place: 'body.consumer',
    reason: 'This service has no such consumer.',
    mend: `Name one of: ${consumers.join(', ')}.`,
  });

const refused = (reason: string, mend: string) =>
  new HttpFault('replay-refused', { place: 'body.consumer', reason, mend });

const reacts = () =>
  refused(
    'It is a reactor: it decides, offers or notifies, and would do so a second time.',
    'Replay projections only. What a reactor missed comes back by `handoff parked redrive`.',
  );

const isGateway = () =>
  refused(
    'What the gateway reads becomes what partners hear, and they heard it already.',
    'To send one partner its messages again, with the same ids: `handoff replay --redeliver <partner>`.',
  );

const noRows = () =>
  refused(
    'The projection does not say what it holds, so nobody could tell whether a replay changed it.',
    'Give its subscription `rows` (packages/host, definition.ts).',
  );

const notFromOwners = () =>
  refused(
    'The projection is not made from the owners of its events, only from topics.',
    'Leave `from` out, or give its subscription `fromOwners` (packages/host, definition.ts).',
  );

export type RebuiltFromOwners = Readonly<{ consumer: string; from: 'owners'; same: boolean }> & FromOwners;

/** The same from the owners' streams, which hold what topics have let go of. Live goes on meanwhile. */
export const createRebuild =
  ({ definition: { name, subscriptions }, context, history }: Rebuilding) =>
  async (consumer: string): Promise<RebuiltFromOwners> => {
    const found = subscriptions.find((each) => each.consumer === consumer);
    if (!found) throw unknown(subscriptions.map((each) => each.consumer));
    if (name === 'gateway') throw isGateway();
    if (found.kind === 'reactor') throw reacts();
    if (!found.fromOwners) throw notFromOwners();
    const rebuilt = await found.fromOwners(context, history);
    return { consumer, from: 'owners', same: rebuilt.live === rebuilt.owners, ...rebuilt };
  };

export type Rebuild = ReturnType<typeof createRebuild>;

/** Takes everything that is retained through a projection's handlers again, and compares what it holds. */
export const createReplay = ({ definition, recall, context, anew, pause }: Parts) => {
  const { name, subscriptions } = definition;

  const projectionNamed = (consumer: string) => {
    const found = subscriptions.find((each) => each.consumer === consumer);
    if (!found) throw unknown(subscriptions.map((each) => each.consumer));
    if (name === 'gateway') throw isGateway();
    if (found.kind === 'reactor') throw reacts();
    if (!found.rows) throw noRows();
    return { ...found, rows: found.rows };
  };

  const takeAll = async (subscription: Subscription) => {
    const subscriber = anew(subscription);
    const records = await recall.read([], await recall.ends(subscription.topics));
    let failed = 0;
    for (const record of records) if ((await subscriber(record)).kind === 'parked') failed += 1;
    return { records: records.length, failed };
  };

  return async (consumer: string): Promise<Replayed> => {
    const projection = projectionNamed(consumer);
    const goOn = await pause(consumer);
    try {
      const before = digestOf(await projection.rows(context));
      const taken = await takeAll(projection);
      const rows = await projection.rows(context);
      const after = digestOf(rows);
      return { consumer, ...taken, rows: rows.length, before, after, same: before === after };
    } finally {
      goOn();
    }
  };
};

export type Replay = ReturnType<typeof createReplay>;
