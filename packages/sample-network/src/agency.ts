import { Command } from 'commander';
import { AgencyFault } from './agency-fault.ts';
import type { Agency } from './agency-runs.ts';
import { runCollege } from './college/college.ts';
import { runJobCenter } from './job-center/job-center.ts';
import { type Papers, readPapers } from './papers.ts';
import { untilStopped } from './pause.ts';
import { runWorkerCenter } from './worker-center/worker-center.ts';

type Flags = Readonly<
  Record<'manifest' | 'credentials' | 'key' | 'url' | 'brokers' | 'state' | 'caseload', string>
>;

/** By how an agency is connected; in the sample each way has one kind of agency. */
const runs: Readonly<Record<string, (agency: Agency) => Promise<void>>> = {
  'worker-center kafka': runWorkerCenter,
  'community-college rest': runCollege,
  'job-center csv': runJobCenter,
};

/** A partner of your own beside the sample's: nobody plays it here, you do. */
const leaveToItself = ({ papers: { slug }, signal, say }: Agency): Promise<void> => {
  say(`nobody plays ${slug} here; its credentials are its owner's to use`);
  return untilStopped(signal);
};

const runFor = ({ kind, way }: Papers) => runs[`${kind} ${way}`] ?? leaveToItself;

const say = (line: string): void => console.log(`${new Date().toISOString()} ${line}`);

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

const main = async (flags: Flags): Promise<void> => {
  const signal = untilTold();
  try {
    const papers = readPapers(flags);
    say(`${papers.slug}, a ${papers.kind} by ${papers.way}`);
    await runFor(papers)({ ...flags, papers, brokers: flags.brokers.split(','), signal, say });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};

const program = new Command('agency')
  .description('An agency of the sample network: a client of the public interface, and of nothing else.')
  .requiredOption('--manifest <file>', 'who it is: partners/<slug>.yaml')
  .requiredOption('--credentials <file>', 'its token, and its Kafka credentials if it has any')
  .requiredOption('--key <file>', 'its own key pair, for what is sealed to it; may be missing')
  .requiredOption('--url <address>', "the exchange's public address")
  .requiredOption('--brokers <list>', 'Kafka addresses, comma-separated')
  .requiredOption('--state <folder>', "the agency's own disk")
  .requiredOption('--caseload <file>', 'who came in: read by the worker center')
  .action(main);

try {
  await program.parseAsync();
} catch (error) {
  say(error instanceof AgencyFault ? error.message : String(error instanceof Error ? error.stack : error));
  process.exitCode = 1;
}
// What a signal interrupted half way must not keep the process alive.
process.exit();
