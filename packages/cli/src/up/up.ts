import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endOrphans, findOrStartStack, type Stack, takeLock } from '@handoff/local-stack';
import { drawJourney, longestJourney } from '../draw/journey.ts';
import { summaryTable } from '../draw/summary-table.ts';
import { CliFault } from '../fault.ts';
import { root } from '../root.ts';
import { untilAccounted } from './accounted.ts';
import { type Accounts, accountsOf, refusedAmong } from './accounts.ts';
import { readPeople } from './caseload.ts';
import type { Child } from './child.ts';
import { isTaken } from './free-ports.ts';
import { endings } from './endings.ts';
import { loadNetwork } from './load-network.ts';
import { noteRunning } from './note-running.ts';
import { operator, type Operator } from './operator.ts';
import { startAgencies, whileAllLive } from './play.ts';
import { prepareStack } from './prepare-stack.ts';
import { brokerPasswordsIn, secretsIn } from './secrets.ts';
import { type Exchange, startServices } from './services.ts';
import { summaryOf, writeSummary } from './summary.ts';
import { takesOf } from './takes.ts';
import { untilPrepared } from './until-prepared.ts';

export type UpOptions = Readonly<{
  sample: boolean;
  /** The worker center's list that is played; default: the sample network's own. */
  caseload?: string | undefined;
  /** How its agencies work; default: the sample network's own. */
  habits?: string | undefined;
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
  const { data, port, say, sample: withSample, exit } = options;
  await endOrphans(join(data, 'run'), say);
  if (await isTaken(port)) throw portInUse(port);
  const secrets = secretsIn(join(data, 'secrets'));
  const passwords = brokerPasswordsIn(join(data, 'secrets'));
  const stack = await findOrStartStack({
    dataDir: data,
    env: process.env,
    progress: say,
    installs: join(root, '.handoff', 'install'),
  });
  stopAtEnd('backing services', stack.stop);
  const prepared = await untilPrepared(() => prepareStack(stack, passwords), { patienceMs: 60_000 });
  say(
    `Backing services are up (${stack.how}); ${prepared.schemas} schemas and ${prepared.topics} topics are new.`,
  );
  const running = join(data, 'run', 'exchange.json');
  stopAtEnd('address book', async () => rmSync(running, { force: true }));
  const sandbox = process.env['SANDBOX'] === 'true';
  const onStarted = (started: Pick<Exchange, 'url' | 'urls'>) =>
    noteRunning(running, { ...started, sandbox });
  const exchange = await startServices({
    data,
    port,
    stack,
    secrets,
    passwords,
    env: process.env,
    say,
    onStarted,
  });
  stopAtEnd('services', exchange.stop);
  say(`The five services are ready. Public door: ${exchange.url}`);
  const hand = operator(exchange, secrets);
  const playing = withSample ? play(options, { stack, exchange, hand, stopAtEnd }) : [];
  const agencies = await Promise.race([playing, whileAllLive(exchange.supervised)]);
  if (exit) return;
  say(`\nHandoff stays up at ${exchange.url}; Ctrl-C stops it.`);
  await Promise.race([stopped, whileAllLive([...exchange.supervised, ...agencies])]);
};

type Parts = Readonly<{ stack: Stack; exchange: Exchange; hand: Operator; stopAtEnd: StopAtEnd }>;

const sample = (file: string): string =>
  fileURLToPath(import.meta.resolve(`@handoff/sample-network/${file}`));

const play = async (
  { data, say, caseload = sample('caseload.csv'), habits = sample('habits.yaml') }: UpOptions,
  { stack, exchange, hand, stopAtEnd }: Parts,
): Promise<readonly Child[]> => {
  const agencies = await loadNetwork({
    manifests: join(root, 'partners'),
    secrets: join(data, 'secrets', 'partners'),
    operator: hand,
    exchange: { url: exchange.url, brokers: stack.kafka.brokers },
  });
  say(`The sample network: ${agencies.map(({ name, way }) => `${name} (${way})`).join(', ')}.`);
  const people = readPeople(caseload);
  const { url } = exchange;
  const { brokers } = stack.kafka;
  const children = startAgencies({ agencies, url, brokers, data, caseload, habits });
  stopAtEnd('agencies', async () => void (await Promise.all(children.map((child) => child.stop()))));
  const takes = takesOf(data, [...new Set(people.map(({ referrer }) => referrer))]);
  const intakes = (): number => people.length - refusedAmong(people, takes);
  const accounts = (): Accounts => accountsOf(people, takes);
  const summaries = await Promise.race([
    untilAccounted({ operator: hand, intakes, say, accounts, told: takes.count }),
    whileAllLive(children),
  ]);
  const slugs = agencies.map(({ slug }) => slug);
  const summary = await summaryOf({ summaries, told: takes.all(), accounts: accounts(), stack, slugs });
  const file = join(data, 'run', 'summary.json');
  writeSummary(file, summary);
  say(`\n${summaryTable(summary)}\n`);
  const story = longestJourney(takes.all());
  if (story.length > 0) say(`${drawJourney(story)}\n`);
  say(`The same counts: ${file}`);
  return children;
};

const portInUse = (port: number): CliFault =>
  new CliFault('port-in-use', {
    place: `127.0.0.1:${port}`,
    reason: 'The port of the public door is taken by another program.',
    mend: 'Stop that program (a first `npm start`?), or choose another port: `npm start -- --port 8090`.',
  });
