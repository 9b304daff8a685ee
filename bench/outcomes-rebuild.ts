import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { mongoBeside, prepareTablesBeside } from '../services/outcomes/src/mongo/fact-tables.ts';
import { factTableNames } from '../services/outcomes/src/tables/fact-row.ts';
import { rebuild } from '../services/outcomes/src/tables/rebuild.ts';
import { bareRebuild } from './outcomes/bare-rebuild.ts';
import { ownersHistory } from './outcomes/owners-history.ts';
import { storeParticipations } from './outcomes/participations.ts';
import { peakHeap } from './outcomes/peak-heap.ts';
import { sameRows } from './outcomes/same-rows.ts';
import { middle } from './outcomes/turn-about.ts';

const url = process.env['MONGO_URL'];
if (url === undefined)
  throw new Error('MONGO_URL names the document store to measure on (`handoff up` shows it)');
const asked = process.argv.find((word) => word.startsWith('--events='))?.slice('--events='.length);
const sizes = (asked ?? '100000,1000000').split(',').map(Number);
const roundsAt = (events: number): number => (events > 100_000 ? 2 : 5);

const connection = await mongoose
  .createConnection(url, { dbName: `bench-${randomUUID()}`, autoIndex: false })
  .asPromise();
const seconds = async (run: () => Promise<unknown>): Promise<number> => {
  const since = performance.now();
  await run();
  return (performance.now() - since) / 1_000;
};
const two = (value: number): number => Math.round(value * 100) / 100;

/** As a rebuild finds its tables: empty, with the indexes they have. What prepares them is outside the clock, on both sides. */
const emptyBare = async (): Promise<void> => {
  for (const name of factTableNames) await connection.collection(`bare_${name}`).drop();
  await prepareTablesBeside(connection, 'bare_');
};

const measure = async (events: number) => {
  const collection = `streams_${events}`;
  await storeParticipations(connection, collection, events);
  const owners = await ownersHistory(connection, collection);
  const heap: number[] = [];
  const ours = async (): Promise<number> => {
    const beside = mongoBeside(connection);
    await beside.drop(await beside.lying());
    const made = await beside.make('bench');
    return seconds(async () => heap.push(await peakHeap(() => rebuild(owners.read(), made))));
  };
  const bare = async (): Promise<number> => {
    await emptyBare();
    return seconds(() => bareRebuild(connection, collection));
  };
  const rounds: { ours: number; bare: number }[] = [];
  // The first warms up.
  for (let round = 0; round <= roundsAt(events); round += 1) {
    const first = round % 2 === 0 ? await ours() : await bare();
    const second = round % 2 === 0 ? await bare() : await ours();
    const pair = round % 2 === 0 ? { ours: first, bare: second } : { ours: second, bare: first };
    if (round === 0) await sameRows(connection, events);
    else rounds.push(pair);
    process.stderr.write(
      `${events} events, round ${round}: ${two(pair.ours)} s against ${two(pair.bare)} s\n`,
    );
  }
  await owners.stop();
  return { events, rounds, heap: Math.round(Math.max(...heap)) };
};

type Measured = Awaited<ReturnType<typeof measure>>;
const microsEach = (events: number, taken: readonly number[]): number => (middle(taken) * 1e6) / events;

/** How much more an event costs than at the smallest size, for both sides: where the store itself slows down, both do. */
const growthOf = ({ events, rounds }: Measured, smallest: Measured, side: 'ours' | 'bare'): number =>
  two(
    microsEach(
      events,
      rounds.map((each) => each[side]),
    ) /
      microsEach(
        smallest.events,
        smallest.rounds.map((each) => each[side]),
      ),
  );

const figureOf = (measured: Measured, _at: number, [smallest]: readonly Measured[]) => {
  const { events, rounds, heap } = measured;
  const ratios = rounds.map(({ ours, bare }) => bare / ours);
  const micros = Math.round(
    microsEach(
      events,
      rounds.map(({ ours }) => ours),
    ),
  );
  const grown =
    smallest === undefined || smallest === measured
      ? ''
      : `, ${growthOf(measured, smallest, 'ours')}× as much as at ${smallest.events} (bare: ${growthOf(measured, smallest, 'bare')}×)`;
  return {
    id: 'P5',
    ratio: {
      median: two(middle(ratios)),
      least: two(Math.min(...ratios)),
      most: two(Math.max(...ratios)),
      rounds: rounds.length,
    },
    note: `${events} events, ${micros} µs each${grown}, heap at most ${heap} MB`,
  };
};

try {
  const measured: Measured[] = [];
  for (const events of sizes) measured.push(await measure(events));
  const figures = measured.map(figureOf);
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ figures }, null, 2)}\n`);
  else
    for (const { ratio, note } of figures)
      process.stdout.write(
        `P5  rebuild: ${ratio.median}× bare read and bulkWrite (${ratio.least} to ${ratio.most} in ${ratio.rounds} rounds; ${note}; goal ≥ 0.7×)\n`,
      );
} finally {
  await connection.dropDatabase();
  await connection.close();
}
