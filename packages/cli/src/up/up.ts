import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endOrphans, findOrStartStack, type Stack, takeLock } from '@handoff/local-stack';
import { drawJourney, longestJourney } from '../draw/journey.ts';
import { summaryTable } from '../draw/summary-table.ts';
import { CliFault } from '../fault.ts';
import { root } from '../root.ts';
import { untilAccounted } from './accounted.ts';
import type { Child } from './child.ts';
import { isTaken } from './free-ports.ts';
import { endings } from './endings.ts';
import { type Agency, loadNetwork } from './load-network.ts';
import { noteRunning } from './note-running.ts';
import { operator, type Operator } from './operator.ts';
import { startAgencies, takeOf, whileAllLive } from './play.ts';
import { prepareStack } from './prepare-stack.ts';
import { secretsIn } from './secrets.ts';
import { type Exchange, startServices } from './services.ts';
import { readTake, summaryOf, writeSummary } from './summary.ts';

export type UpOptions = Readonly<{
  sample: boolean;
  /** The worker center's list that is played; default: the sample network's own. */
  caseload?: string | undefined;
  exit: boolean;
  port: number;
  data: string;
  say: (line: string) => void;
}>;

/** Starts everything, plays the sample if asked, and stays until it is told to stop. */
export const up = async (options: UpOptions): Promise<void> => {
  const { data, say } = options;
  const lock = takeLock(join(data, 'run', 'lock'));
  const { stopped, stopAtEnd, endAll } = endings(say);
  stopAtEnd('lock', async () => lock.release());
  try {
    await Promise.race([stopped, run(options, stopAtEnd, stopped)]);
  } finally {
    await endAll();
  }
};

type StopAtEnd = ReturnType<typeof endings>['stopAtEnd'];

const run = async (options: UpOptions, stopAtEnd: StopAtEnd, stopped: Promise<void>): Promise<void> => {
  const { data, port, say, sample, exit } = options;
  await endOrphans(join(data, 'run'), say);
  if (await isTaken(port)) throw portInUse(port);
  const secrets = secretsIn(join(data, 'secrets'));
  const stack = await findOrStartStack({
    dataDir: data,
    env: process.env,
    progress: say,
    installs: join(root, '.handoff', 'install'),
  });
  stopAtEnd('backing services', stack.stop);
  const prepared = await prepareStack(stack);
  say(
    `Backing services are up (${stack.how}); ${prepared.schemas} schemas and ${prepared.topics} topics are new.`,
  );
  const exchange = await startServices({ data, port, stack, secrets, env: process.env, say });
  stopAtEnd('services', exchange.stop);
  const running = join(data, 'run', 'exchange.json');
  noteRunning(running, exchange);
  stopAtEnd('address book', async () => rmSync(running, { force: true }));
  say(`The five services are ready. Public door: ${exchange.url}`);
  const hand = operator(exchange, secrets);
  const playing = sample ? play(options, { stack, exchange, hand, stopAtEnd }) : [];
  const agencies = await Promise.race([playing, whileAllLive(exchange.supervised)]);
  if (exit) return;
  say(`\nHandoff stays up at ${exchange.url}; Ctrl-C stops it.`);
  await Promise.race([stopped, whileAllLive([...exchange.supervised, ...agencies])]);
};

type Parts = Readonly<{ stack: Stack; exchange: Exchange; hand: Operator; stopAtEnd: StopAtEnd }>;

const sampleCaseload = fileURLToPath(import.meta.resolve('@handoff/sample-network/caseload.csv'));

const play = async (
  { data, say, caseload = sampleCaseload }: UpOptions,
  { stack, exchange, hand, stopAtEnd }: Parts,
): Promise<readonly Child[]> => {
  const agencies = await loadNetwork({
    manifests: join(root, 'partners'),
    secrets: join(data, 'secrets', 'partners'),
    operator: hand,
    exchange: { url: exchange.url, brokers: stack.kafka.brokers },
  });
  say(`The sample network: ${agencies.map(({ name, way }) => `${name} (${way})`).join(', ')}.`);
  const children = startAgencies({
    agencies,
    url: exchange.url,
    brokers: stack.kafka.brokers,
    data,
    caseload,
  });
  stopAtEnd('agencies', async () => void (await Promise.all(children.map((child) => child.stop()))));
  const intakes = readFileSync(caseload, 'utf8').trimEnd().split('\n').length - 1;
  const takes = referrers(agencies).map(({ slug }) => takeOf(data, slug));
  const settled = quietTakes(takes);
  const summaries = await Promise.race([
    untilAccounted({ operator: hand, intakes, say, settled }),
    whileAllLive(children),
  ]);
  const summary = await summaryOf(
    summaries,
    takes,
    stack,
    agencies.map(({ slug }) => slug),
  );
  const file = join(data, 'run', 'summary.json');
  writeSummary(file, summary);
  say(`\n${summaryTable(summary)}\n`);
  const story = longestJourney(takes.flatMap(readTake));
  if (story.length > 0) say(`${drawJourney(story)}\n`);
  say(`The same counts: ${file}`);
  return children;
};

const referrers = (agencies: readonly Agency[]): readonly Agency[] =>
  agencies.filter(({ kind }) => kind === 'worker-center');

/** Whether nothing new has come to the referrers since the last look. */
const quietTakes = (takes: readonly string[]): (() => boolean) => {
  let before = -1;
  return () => {
    const now = takes.flatMap(readTake).length;
    const quiet = now === before;
    before = now;
    return quiet;
  };
};

const portInUse = (port: number): CliFault =>
  new CliFault('port-in-use', {
    place: `127.0.0.1:${port}`,
    reason: 'The port of the public door is taken by another program.',
    mend: 'Stop that program (a first `npm start`?), or choose another port: `npm start -- --port 8090`.',
  });
