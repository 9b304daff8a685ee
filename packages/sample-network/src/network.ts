import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { z } from 'zod';
import { AgencyFault } from './agency-fault.ts';
import type { Agency } from './agency-runs.ts';
import { runCsvAgency } from './csv/csv-agency.ts';
import { runKafkaAgency } from './kafka/kafka-agency.ts';
import { runPageAgency } from './page/page-agency.ts';
import { type Papers, readPapers } from './papers.ts';
import { untilStopped } from './pause.ts';
import { readHabits } from './practice/read-habits.ts';
import { runRestAgency } from './rest/rest-agency.ts';

type Flags = Readonly<Record<'roll' | 'url' | 'brokers' | 'caseload' | 'habits', string>>;

/** By how an agency is connected. What it does with what it hears is its habits' matter. */
const runs: Readonly<Record<string, (agency: Agency) => Promise<void>>> = {
  kafka: runKafkaAgency,
  rest: runRestAgency,
  csv: runCsvAgency,
  page: runPageAgency,
  slip: runPageAgency,
};

const rollSchema = z.array(
  z.object({ manifest: z.string(), credentials: z.string(), key: z.string(), state: z.string() }),
);

const sayAs =
  (slug: string) =>
  (line: string): void =>
    console.log(`${new Date().toISOString()} ${slug}: ${line}`);

const graceMs = 1_500;

/** The signal that ends everything. What does not end by then is not waited for: all that counts is on the disk. */
const untilTold = (): AbortSignal => {
  const stop = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    process.on(name, () => {
      stop.abort();
      setTimeout(() => process.exit(0), graceMs).unref();
    });
  }
  return stop.signal;
};

/** A partner of your own beside the sample's has no habits: nobody plays it here, you do. */
const play = (agency: Omit<Agency, 'habits'>, habits: Agency['habits'] | undefined): Promise<void> => {
  const { papers, say, signal } = agency;
  const run = runs[papers.way];
  say(
    `a ${papers.kind} by ${papers.way}${habits && run ? '' : '; nobody plays it here, its credentials are its owner’s'}`,
  );
  return habits && run ? run({ ...agency, habits }) : untilStopped(signal);
};

const main = async ({ roll, habits: file, ...flags }: Flags): Promise<void> => {
  const signal = untilTold();
  const habits = readHabits(file);
  const agencies = rollSchema.parse(JSON.parse(readFileSync(roll, 'utf8'))).map(
    ({ state, ...files }): Readonly<{ state: string; papers: Papers }> => ({
      state,
      papers: readPapers(files),
    }),
  );
  try {
    await Promise.all(
      agencies.map(({ papers, state }) =>
        play(
          { ...flags, papers, state, brokers: flags.brokers.split(','), signal, say: sayAs(papers.slug) },
          habits[papers.slug],
        ),
      ),
    );
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};

const program = new Command('network')
  .description('Agencies of the sample network: clients of the public interface, and of nothing else.')
  .requiredOption(
    '--roll <file>',
    'JSON: for each agency its manifest, credentials, key and a folder of its own',
  )
  .requiredOption('--url <address>', "the exchange's public address")
  .requiredOption('--brokers <list>', 'Kafka addresses, comma-separated')
  .requiredOption('--caseload <file>', 'who came in, and to whose door')
  .requiredOption('--habits <file>', 'how each agency works')
  .action(main);

try {
  await program.parseAsync();
} catch (error) {
  console.log(
    error instanceof AgencyFault ? error.message : String(error instanceof Error ? error.stack : error),
  );
  process.exitCode = 1;
}
// What a signal interrupted half way must not keep the process alive.
process.exit();
