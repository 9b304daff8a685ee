import { mkdirSync } from 'node:fs';
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
}>;

const script = fileURLToPath(import.meta.resolve('@handoff/sample-network/agency'));

/** The agencies of the sample network, each a process of its own that knows the public interface and nothing else. */
export const startAgencies = ({ agencies, url, brokers, data, caseload }: Options): readonly Child[] =>
  agencies.map((agency) => {
    const state = join(data, 'run', 'agencies', agency.slug);
    mkdirSync(state, { recursive: true });
    const args = [
      ['--manifest', agency.manifest],
      ['--credentials', agency.credentials],
      ['--key', agency.key],
      ['--url', url],
      ['--brokers', brokers.join(',')],
      ['--state', state],
      ['--caseload', caseload],
    ].flat();
    return startChild({
      name: agency.slug,
      script,
      args,
      env: agencyEnvironment(),
      log: join(data, 'logs', 'agencies', `${agency.slug}.log`),
      run: join(data, 'run'),
    });
  });

/** Agencies are strangers: no secret of the exchange reaches them. */
const agencyEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
});

/** Where an agency keeps what it was told, a JSON line each. */
export const takeOf = (data: string, slug: string): string =>
  join(data, 'run', 'agencies', slug, 'take.jsonl');

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
