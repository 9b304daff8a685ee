import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Block, blocksFor, blocksIn } from './blocks.ts';
import { snapshotOf } from './snapshot.ts';
import { type Ran, terminal } from './terminal.ts';
import { shows, type Way, ways } from './ways.ts';

const root = join(import.meta.dirname, '..', '..');

export type Took = Readonly<{ way: Way; accepted: boolean; seconds: number; printed: string }>;
export type Played = Readonly<{ start: Ran; took: readonly Took[] }>;

export type Play = Readonly<{
  /** What this tree has downloaded already is not downloaded again: then the clock measures the way, not the network. */
  reuseDownloads: boolean;
  say: (line: string) => void;
}>;

/**
 * Plays an engineer who was given the address of the repository and nothing else. In an empty folder it runs what the
 * pages say, block by block, and takes the time from the clone to the first referral that was accepted, way by way.
 */
export const playNewEngineer = async ({ reuseDownloads, say }: Play): Promise<Played> => {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-first-event-'));
  const shell = terminal(environment(join(folder, 'repository')));
  process.once('SIGTERM', () => void shell.close().finally(() => process.exit(1)));
  try {
    snapshotOf(root, join(folder, 'repository'));
    const blocks = blocksIn(join(folder, 'repository', 'docs', 'partners'));
    const empty = join(folder, 'empty');
    const start = await begin(shell, blocksFor('start', blocks), empty, reuseDownloads);
    say(`start  ${minutes(start.seconds)}`);
    if (start.code !== 0 || !ready.test(start.printed))
      return { start: { ...start, code: start.code || 1 }, took: [] };
    const took: Took[] = [];
    for (const way of ways) {
      const { code, printed, seconds } = await shell.run(
        blocksFor(way, blocks),
        join(empty, 'handoff'),
        patience.way,
      );
      const accepted = code === 0 && shows[way].test(printed);
      say(`${way.padEnd(6)} ${minutes(seconds)}${accepted ? '' : '  nothing was accepted'}`);
      took.push({ way, accepted, seconds, printed });
    }
    return { start, took };
  } finally {
    await shell.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Printed by the last block of start.md. */
const ready = /^The sample network/m;

/** To download everything on a slow line; and to follow one page. */
const patience = { start: 20 * 60_000, way: 5 * 60_000 };

export const minutes = (seconds: number): string => `${(seconds / 60).toFixed(1)} min`;

/** Nothing of this tree is on the path, and nothing of its settings in the environment. */
const environment = (repository: string): NodeJS.ProcessEnv => {
  const { PATH = '', HOME, LANG, TMPDIR } = process.env;
  const path = PATH.split(delimiter).filter((place) => !place.includes('node_modules'));
  return {
    PATH: path.join(delimiter),
    HANDOFF: repository,
    ...(HOME && { HOME }),
    ...(LANG && { LANG }),
    ...(TMPDIR && { TMPDIR }),
  };
};

const begin = async (
  shell: ReturnType<typeof terminal>,
  blocks: readonly Block[],
  empty: string,
  reuseDownloads: boolean,
): Promise<Ran> => {
  const cloned = await shell.run(blocks.slice(0, 1), empty, patience.start);
  if (cloned.code !== 0) return cloned;
  const installs = join(root, '.handoff', 'install');
  if (reuseDownloads && existsSync(installs)) {
    mkdirSync(join(empty, 'handoff', '.handoff'), { recursive: true });
    symlinkSync(installs, join(empty, 'handoff', '.handoff', 'install'));
  }
  const up = await shell.run(blocks.slice(1), join(empty, 'handoff'), patience.start);
  return {
    code: up.code,
    printed: `${cloned.printed}${up.printed}`,
    seconds: cloned.seconds + up.seconds,
  };
};
