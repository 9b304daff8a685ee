import { createCodec, inMemoryIds } from '@handoff/codec';
import { databaseClock, openStreams } from '@handoff/stream-store/mongo';
import type { Connection } from 'mongoose';
import { eventMessages } from '../../packages/host/src/event-message.ts';
import { type History, historyOf } from '../../packages/host/src/history.ts';
import { participationStream } from '../../services/outcomes/src/streams.ts';

const nobody = (): never => {
  throw new Error('participations are of outcomes itself: no other service is asked');
};

/** What `handoff replay outcomes.facts --from owners` reads: the streams of a collection, as a consumer would have them. */
export const ownersHistory = async (connection: Connection, collection: string) => {
  const clock = await databaseClock(connection, { sandbox: false });
  const streams = await openStreams({ connection, collection, clock });
  const codec = createCodec({ ids: inMemoryIds() });
  const messages = eventMessages('outcomes', codec, [{ type: participationStream }], { seal: nobody });
  const stores = { participation: streams };
  const history: History = historyOf({ name: 'outcomes', stores, messages, codec, call: nobody });
  return { read: () => history('outcomes', 'participation'), stop: clock.stop };
};
