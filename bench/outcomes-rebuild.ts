import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { mongoFactTables } from '../services/outcomes/src/mongo/fact-tables.ts';
import { streamEvents } from '../services/outcomes/src/mongo/stream-events.ts';
import { factTableNames } from '../services/outcomes/src/tables/fact-row.ts';
import { rebuild } from '../services/outcomes/src/tables/rebuild.ts';
import { bareRebuild } from './outcomes/bare-rebuild.ts';
import { storeParticipations } from './outcomes/participations.ts';
import { middle } from './outcomes/turn-about.ts';

const url = process.env['MONGO_URL'];
if (url === undefined)
  throw new Error('MONGO_URL names the document store to measure on (`handoff up` shows it)');
const asked = process.argv.find((word) => word.startsWith('--events='))?.slice('--events='.length);
const sizes = (asked ?? '100000,1000000').split(',').map(Number);
const roundsAt = (events: number): number => (events >= 1_000_000 ? 2 : 5);

const connection = await mongoose
  .createConnection(url, { dbName: `bench-${randomUUID()}`, autoIndex: false })
  .asPromise();
const seconds = async (run: () => Promise<unknown>): Promise<number> => {
  const since = performance.now();
  await run();
  return (performance.now() - since) / 1_000;
};
const empty = async (prefix: string): Promise<void> => {
  for (const name of [...factTableNames, 'facts_erased', 'erased_people'])
    await connection.collection(`${prefix}${name}`).deleteMany({});
};
const two = (value: number): number => Math.round(value * 100) / 100;

const measure = async (events: number) => {
  const streams = `streams_${events}`;
  await storeParticipations(connection, streams, events);
  const rounds: { ours: number; bare: number; heap: number }[] = [];
  for (let round = 0; round < roundsAt(events); round += 1) {
    await empty('rebuilt_');
    await empty('bare_');
    const ours = () =>
      seconds(() => rebuild(streamEvents(connection, streams), mongoFactTables(connection, 'rebuilt_')));
    const bare = () => seconds(() => bareRebuild(connection, streams));
    const pair = round % 2 === 0 ? [await ours(), await bare()] : [await bare(), await ours()].toReversed();
    rounds.push({ ours: pair[0]!, bare: pair[1]!, heap: process.memoryUsage().heapUsed / 1e6 });
  }
  await sameRows(events);
  const ratios = rounds.map(({ ours, bare }) => bare / ours);
  const taken = middle(rounds.map(({ ours }) => ours));
  return {
    events,
    rounds: rounds.length,
    ratio: two(middle(ratios)),
    least: two(Math.min(...ratios)),
    most: two(Math.max(...ratios)),
    seconds: two(taken),
    microsPerEvent: two((taken * 1e6) / events),
    heapMegabytes: Math.round(Math.max(...rounds.map(({ heap }) => heap))),
  };
};

/** Both must have made the same, or the figures compare nothing. */
const sameRows = async (events: number): Promise<void> => {
  let rows = 0;
  for (const name of factTableNames) {
    const [ours, bare] = await Promise.all(
      ['rebuilt_', 'bare_'].map((prefix) => connection.collection(`${prefix}${name}`).countDocuments()),
    );
    if (ours !== bare) throw new Error(`${name}: ${ours} rows against ${bare}`);
    rows += ours ?? 0;
  }
  const [one, other] = await Promise.all(
    ['rebuilt_', 'bare_'].map((prefix) =>
      connection.collection(`${prefix}facts_quarter`).findOne({}, { sort: { _id: 1 } }),
    ),
  );
  const asText = (row: object | null | undefined): string =>
    JSON.stringify(Object.entries(row ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  if (rows !== events || asText(one) !== asText(other)) throw new Error('the rows differ');
};

try {
  const measured = [];
  for (const events of sizes) measured.push(await measure(events));
  const growth =
    measured.length > 1 ? two(measured.at(-1)!.microsPerEvent / measured[0]!.microsPerEvent) : null;
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ id: 'P5', measured, growth }, null, 2)}\n`);
  else {
    for (const {
      events,
      rounds,
      ratio,
      least,
      most,
      seconds: taken,
      microsPerEvent,
      heapMegabytes,
    } of measured)
      process.stdout.write(
        `P5  rebuild of ${events} events: ${ratio}× bare read and bulkWrite (${least} to ${most} in ${rounds} rounds; ${taken} s, ${microsPerEvent} µs an event; heap ${heapMegabytes} MB; goal ≥ 0.7×)\n`,
      );
    if (growth !== null)
      process.stdout.write(`    an event costs ${growth}× at the larger size (goal ≤ 1.1×)\n`);
  }
} finally {
  await connection.dropDatabase();
  await connection.close();
}
