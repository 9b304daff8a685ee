import { offsetsOf, partitionName, type Place, placeMarks, type Recall } from '@handoff/messaging';
import { createRejoin, storesByType, type Trouble } from '@handoff/stream-store';
import type { Ports } from '../assemble.ts';
import type { Context, ServiceDefinition } from '../definition.ts';
import type { Trail } from '../trail/trail.ts';
import { groupsAhead } from './groups.ts';
import { toldAnswers } from './told-answers.ts';
import { type Told, toldOf } from './told.ts';

/** What the broker knows of a service and its store does not: all zeros where the store is what it was. */
export type Lack = Readonly<{ streams: number; events: number; places: number }>;

export type Reconciled = Readonly<{
  service: string;
  /** How many events came back, in how many streams, and how many answers beside them. */
  streams: number;
  events: number;
  answers: number;
  /** Partitions that are read again from where the store stood. */
  places: number;
  /** Streams that could not be brought back whole: while there are any the service stays as it is. */
  trouble: readonly Trouble[];
}>;

const answersTopic = 'handoff.answers';

/**
 * Finds out whether the store was put back to an older state, and brings back what had been published since. An event
 * is stored before it is published, and effects are marked before an offset is committed: so whatever the broker has
 * beyond the store, the store once had.
 */
export const createRestore = (
  definition: Pick<ServiceDefinition, 'name' | 'streams' | 'subscriptions' | 'readsBeside' | 'onBroughtBack'>,
  { codec, cursors, atRest, stores }: Pick<Ports, 'codec' | 'cursors' | 'atRest' | 'stores'>,
  recall: Recall,
  { context, trail }: Readonly<{ context: Context; trail: Pick<Trail, 'changed'> }>,
) => {
  const { name, streams, onBroughtBack } = definition;
  const store = storesByType(stores);
  const rejoin = createRejoin({ store, streamTypes: streams.map(({ type }) => type) });
  const told = toldOf({ service: name, streams, codec, atRest });
  const marks = placeMarks(cursors, `handoff.${name} published`);

  /** Who sends a command under a name of its own making is refused before any stream is looked at. */
  const isOurs = (stream: string): boolean => streams.some(({ type }) => stream.startsWith(`${type.name}-`));

  const endsNow = (): Promise<readonly Place[]> => recall.ends([...told.topics(), answersTopic]);

  /** What was published since the store's own mark, by stream. */
  const since = async (ends: readonly Place[]) => {
    const records = await recall.read(await marks.of(ends), ends);
    const answers = records.filter(({ topic }) => topic === answersTopic);
    const others = records.filter(({ topic }) => topic !== answersTopic);
    const events = (await Promise.all(others.map(told.from))).filter((each) => each !== undefined);
    return { byStream: Map.groupBy(events, ({ stream }) => stream), answers };
  };

  const missingOf = async (stream: string, events: readonly Told[]): Promise<number> => {
    const document = await store.load(stream);
    const ids = new Map(document?.events.map(({ sequence, id }) => [sequence, id]));
    const isMissing = ({ sequence, id }: Told) =>
      sequence > (document?.version ?? 0) || (ids.get(sequence) ?? id) !== id;
    return new Set(events.filter(isMissing).map(({ id }) => id)).size;
  };

  const bringBack = async (
    stream: string,
    events: readonly Told[],
    answers: Parameters<typeof rejoin>[2],
  ) => {
    const all = await Promise.all(events.map(({ read }) => read()));
    const rejoined = await rejoin(stream, all, answers);
    // The trail was put back with the streams: what came back is written down again, in its order.
    await trail.changed(stream, all);
    for (const event of all) await onBroughtBack?.(stream, event, context);
    return rejoined;
  };

  return {
    lack: async (): Promise<Lack> => {
      const [{ byStream }, ahead] = await Promise.all([
        endsNow().then(since),
        groupsAhead(definition, recall, cursors),
      ]);
      const missing = await Promise.all([...byStream].map(([stream, events]) => missingOf(stream, events)));
      return {
        streams: missing.filter((count) => count > 0).length,
        events: missing.reduce((sum, count) => sum + count, 0),
        places: ahead.reduce((sum, { places }) => sum + places.length, 0),
      };
    },

    reconcile: async (): Promise<Reconciled> => {
      const ends = await endsNow();
      const { byStream, answers } = await since(ends);
      const answered = await toldAnswers({ service: name, codec, recall, cursors }, answers);
      const results = [];
      for (const stream of new Set([...byStream.keys(), ...[...answered.keys()].filter(isOurs)]))
        results.push(await bringBack(stream, byStream.get(stream) ?? [], answered.get(stream)));
      const trouble = results.flatMap((each) => each.trouble ?? []);
      const ahead = await groupsAhead(definition, recall, cursors);
      if (trouble.length === 0) {
        for (const { groupId, places } of ahead) await recall.rewind(groupId, places);
        await marks.note(...ends);
      }
      return {
        service: name,
        streams: results.filter(({ events }) => events > 0).length,
        events: results.reduce((sum, { events }) => sum + events, 0),
        answers: results.reduce((sum, each) => sum + each.answers, 0),
        places: ahead.reduce((sum, { places }) => sum + places.length, 0),
        trouble,
      };
    },

    /** Only while the store is whole: all below these ends is in it. The marks themselves never pass the truth. */
    note: async (): Promise<void> => {
      const ends = await endsNow();
      const known = offsetsOf(await marks.of(ends));
      await marks.note(...ends.filter((place) => place.offset > (known.get(partitionName(place)) ?? 0)));
    },
  };
};

export type Restore = ReturnType<typeof createRestore>;
