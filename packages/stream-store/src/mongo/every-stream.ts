import type { ToldStream } from '../stream-store.ts';
import { reaching } from './failures.ts';
import type { StreamCollection } from './stream-collection.ts';

const together = 500;
// A server that answers with all it found takes longer than one that begins at once, the more so the more there is.
const patienceMs = 60_000;

/** In the order in which the server has them: nobody sorts, and no page begins by looking for where the last one ended. */
export const everyStream = async function* (collection: StreamCollection): AsyncGenerator<ToldStream> {
  const cursor = collection.find(
    {},
    { projection: { events: 1 }, batchSize: together, timeoutMS: patienceMs, timeoutMode: 'iteration' },
  );
  try {
    for (;;) {
      const found = await reaching(() => cursor.next());
      if (found === null) return;
      yield { id: found._id, events: found.events };
    }
  } finally {
    await cursor.close();
  }
};
