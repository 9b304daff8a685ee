import type { Connection } from 'mongoose';

type Stored = Readonly<{
  id: string;
  type: string;
  sequence: number;
  time: string;
  data: Record<string, unknown>;
}>;

const tables: Readonly<Record<string, readonly [string, string]>> = {
  EnrollmentRecorded: ['facts_enrollment', 'enrolledOn'],
  ServiceDelivered: ['facts_service', 'to'],
  MilestoneAttained: ['facts_milestone', 'attainedOn'],
  ParticipationExited: ['facts_exit', 'lastServiceOn'],
  QuarterReported: ['facts_quarter', 'on'],
};

/** The same rows with nothing around them: read, decode, `bulkWrite`, two thousand at a time. */
export const bareRebuild = async (connection: Connection, streams: string): Promise<void> => {
  const waiting = new Map<string, { insertOne: { document: never } }[]>();
  const write = async (name: string): Promise<void> => {
    const operations = waiting.get(name) ?? [];
    waiting.set(name, []);
    if (operations.length > 0)
      await connection.collection(`bare_${name}`).bulkWrite(operations, { ordered: false });
  };
  const cursor = connection
    .collection<{ _id: string; events: readonly Stored[] }>(streams)
    .find({}, { projection: { events: 1 } })
    .batchSize(500);
  let read = 0;
  for await (const { _id: stream, events } of cursor)
    for (const { id, type, sequence, time, data } of events) {
      const [name, day] = tables[type]!;
      const document = {
        _id: id,
        ...data,
        stream,
        sequence,
        fact: sequence,
        standing: 'told',
        why: null,
        trueOn: data[day],
        knownAt: time,
      };
      const operations = waiting.get(name) ?? [];
      waiting.set(name, operations);
      operations.push({ insertOne: { document: document as never } });
      if (++read % 2_000 === 0) for (const each of waiting.keys()) await write(each);
    }
  for (const each of waiting.keys()) await write(each);
};
