import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CliFault } from '../fault.ts';
import { type Child, startChild, tailOf } from './child.ts';
import type { Agency } from './load-network.ts';

type Options = Readonly<{
  agencies: readonly Agency[];
  url: string;
  brokers: readonly string[];
  data: string;
  caseload: string;
  habits: string;
}>;

const script = fileURLToPath(import.meta.resolve('@handoff/sample-network/network'));

/**
 * The agencies of the sample network, in processes that know the public interface and nothing else. Those connected in
 * the same way share one: twenty processes would cost a laptop more than the exchange itself.
 */
export const startAgencies = ({ agencies, ...options }: Options): readonly Child[] =>
  [...Map.groupBy(agencies, ({ way }) => way)].map(([way, alike]) => startAlike(way, alike, options));

const startAlike = (
  way: string,
  agencies: readonly Agency[],
  { url, brokers, data, caseload, habits }: Omit<Options, 'agencies'>,
): Child => {
  const roll = join(data, 'run', `roll-${way}.json`);
  const listed = agencies.map(({ slug, manifest, credentials, key }) => {
    const state = join(data, 'run', 'agencies', slug);
    mkdirSync(state, { recursive: true });
    return { manifest, credentials, key, state };
  });
  writeFileSync(roll, `${JSON.stringify(listed, null, 2)}\n`);
  const args = [
    ['--roll', roll],
    ['--url', url],
    ['--brokers', brokers.join(',')],
    ['--caseload', caseload],
    ['--habits', habits],
  ].flat();
  return startChild({
    name: `agencies-${way}`,
    script,
    args,
    env: agencyEnvironment(),
    log: join(data, 'logs', 'agencies', `${way}.log`),
    run: join(data, 'run'),
  });
};

/** Agencies are strangers: no secret of the exchange reaches them. */
const agencyEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
});

/** Fails as soon as an agency's process ends by itself. */
export const whileAllLive = async (
  children: readonly Pick<Child, 'name' | 'log' | 'ended'>[],
): Promise<never> => {
  const { child, how } = await Promise.race(
    children.map(async (each) => ({ child: each, how: await each.ended })),
  );
  throw new CliFault('process-ended', {
    place: child.log,
    reason: `${child.name} ended by itself (${how}). Its log ends with:\n${tailOf(child.log)}`,
    mend: 'Mend what the log names and start again; nothing that was stored is lost.',
  });
};
