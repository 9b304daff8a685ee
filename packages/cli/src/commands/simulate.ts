import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { durationOf, jumpClock } from '../integrate/jump-clock.ts';
import { habitsIn } from '../integrate/scenarios.ts';
import { giveCredentials, keyFile, register } from '../partner/connect-partner.ts';
import { readManifest } from '../partner/read-manifest.ts';
import { endings } from '../up/endings.ts';
import type { Agency } from '../up/load-network.ts';
import { startAgencies, whileAllLive } from '../up/play.ts';
import { runningExchange } from './running.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;
export type SimulateFlags = Readonly<{
  manifests: string;
  except: readonly string[];
  faults?: string;
  jump?: string;
  dryRun: boolean;
}>;

/**
 * The other agencies answer by themselves, as the scenario says, until they are stopped. With `--jump` alone only the
 * clock moves; with both the clock moves once they are there.
 */
export const simulate = async (
  options: Options,
  scenario: string | undefined,
  flags: SimulateFlags,
): Promise<number> => {
  const exchange = runningExchange(options.data);
  const ms = flags.jump === undefined ? undefined : durationOf(flags.jump);
  if (scenario !== undefined || ms === undefined) return play(options, scenario ?? 'usual', flags, ms);
  if (flags.dryRun) options.say(`The clock would move forward by ${flags.jump}.`);
  else sayNow(options, await jumpClock(exchange, ms));
  return 0;
};

const sayNow = ({ json, say }: Options, now: string): void =>
  say(
    json ? JSON.stringify({ now }) : `It is now ${now} here; what is due by then falls due within seconds.`,
  );

const play = async (
  options: Options,
  scenario: string,
  { manifests, except, faults, dryRun }: SimulateFlags,
  jumpMs: number | undefined,
): Promise<number> => {
  const { data, json, say } = options;
  const files = readdirSync(manifests).filter((name) => name.endsWith('.yaml'));
  const played = files
    .toSorted()
    .map((name) => ({ file: join(manifests, name), ...manifestIn(join(manifests, name)) }))
    .filter(({ slug }) => !except.includes(slug));
  const habits = habitsIn(scenario, (faults ?? '').split(',').filter(Boolean), played, usualHabits());
  if (dryRun) {
    say(json ? JSON.stringify(habits, null, 2) : stringify(habits).trimEnd());
    return 0;
  }
  const { stopped, stopAtEnd, endAll } = endings(say);
  try {
    const children = await start(options, played, habits);
    stopAtEnd('agencies', async () => void (await Promise.all(children.map((child) => child.stop()))));
    const slugs = played.map(({ slug }) => slug).filter((slug) => slug in habits);
    say(
      json
        ? JSON.stringify({ scenario, playing: slugs })
        : `${slugs.length} agencies play "${scenario}": ${slugs.join(', ')}\nCtrl-C stops them.`,
    );
    if (jumpMs !== undefined) sayNow(options, await jumpClock(runningExchange(data), jumpMs));
    await Promise.race([stopped, whileAllLive(children)]);
    return 0;
  } finally {
    await endAll();
  }
};

type Played = Readonly<{ file: string; slug: string; services: readonly { code: string }[] }>;

const start = async ({ data }: Options, played: readonly Played[], habits: object) => {
  const { operator, url, addresses } = runningExchange(data);
  const { brokers } = addresses().kafka;
  const secrets = join(data, 'secrets', 'partners');
  const agencies: Agency[] = [];
  for (const { file } of played) {
    const manifest = readManifest(file);
    const { slug, name, kind, way } = manifest;
    await register(file, manifest, { operator, secrets });
    const credentials = await giveCredentials(slug, { operator, secrets, exchange: { url, brokers } });
    agencies.push({
      slug,
      name,
      kind,
      way,
      manifest: file,
      credentials,
      key: keyFile(secrets, slug),
    });
  }
  const folder = join(data, 'simulate');
  mkdirSync(folder, { recursive: true });
  const [habitsFile, caseload] = [join(folder, 'habits.yaml'), join(folder, 'nobody.csv')];
  writeFileSync(habitsFile, stringify(habits));
  // They answer; whom they refer is for whoever tries the exchange.
  writeFileSync(caseload, `${readFileSync(sample('caseload.csv'), 'utf8').split('\n')[0] ?? ''}\n`);
  return startAgencies({ agencies, url, brokers, data: folder, caseload, habits: habitsFile });
};

const sample = (file: string): string =>
  fileURLToPath(import.meta.resolve(`@handoff/sample-network/${file}`));

const usualHabits = () =>
  parse(readFileSync(sample('habits.yaml'), 'utf8')) as Readonly<
    Record<string, Readonly<Record<string, unknown>>>
  >;

const manifestIn = (file: string): Omit<Played, 'file'> => {
  const { slug, services } = readManifest(file);
  return { slug, services: (services ?? []) as Played['services'] };
};
