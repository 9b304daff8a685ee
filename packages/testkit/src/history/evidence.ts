import type { EventRead, FinalState, RecordRead, StreamRead } from './final-state.ts';
import type { Answer, Args, History } from './line.ts';

/** A command that was sent, and what its sender came to know. `open`: nothing was ever heard. */
export type Op = Readonly<{
  client: string;
  op: string;
  args: Args;
  known: 'ok' | 'fail' | 'info' | 'open';
  answer?: Answer;
}>;

export type Placed = EventRead & Readonly<{ stream: StreamRead }>;

/** A history and the final state, put in order once for all invariants. */
export type Evidence = Readonly<{
  ops: readonly Op[];
  state: FinalState;
  events: readonly Placed[];
  ofType: (...types: readonly string[]) => readonly Placed[];
  causedBy: (causation: string) => readonly Placed[];
  eventById: (id: string) => Placed | undefined;
  recordById: (id: string) => RecordRead | undefined;
  opsByCausation: ReadonlyMap<string, readonly Op[]>;
  isParked: (stream: string) => boolean;
}>;

export const groupBy = <Value, Key>(
  values: readonly Value[],
  keyOf: (value: Value) => Key,
): ReadonlyMap<Key, readonly Value[]> => {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
};

export const gather = (history: History, state: FinalState): Evidence => {
  const ops = opsOf(history);
  const events = state.streams.flatMap((stream) => stream.events.map((event) => ({ ...event, stream })));
  const byType = groupBy(events, ({ type }) => type);
  const byCausation = groupBy(events, ({ causation }) => causation);
  const byId = new Map(events.map((event) => [event.id, event]));
  const records = new Map(state.records.map((record) => [record.id, record]));
  const parked = new Set(state.parked.map(({ stream }) => stream));
  return {
    ops,
    state,
    events,
    ofType: (...types) => types.flatMap((type) => byType.get(type) ?? []),
    causedBy: (causation) => byCausation.get(causation) ?? [],
    eventById: (id) => byId.get(id),
    recordById: (id) => records.get(id),
    opsByCausation: groupBy(ops, ({ args }) => args.causation),
    isParked: (stream) => parked.has(stream),
  };
};

const opsOf = (history: History): Op[] => {
  const ops = new Map<number, { -readonly [Key in keyof Op]: Op[Key] }>();
  for (const line of history) {
    if (line.type === 'invoke') {
      const { id, client, op, args } = line;
      ops.set(id, { client, op, args, known: 'open' });
      continue;
    }
    const begun = ops.get(line.id);
    if (!begun) throw new Error(`The history ends operation ${line.id}, which it never begins.`);
    begun.known = line.type;
    if (line.type !== 'info') begun.answer = line.answer;
  }
  return [...ops.values()];
};
