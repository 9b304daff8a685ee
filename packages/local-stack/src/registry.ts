import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bring } from './maven.ts';
import type { Plan, PortOf } from './plan.ts';
import { host } from './ports.ts';
import { artifact, type Program, type Tools } from './program.ts';
import { headOf } from './run.ts';
import { StackError } from './stack-error.ts';

const archive = 'apicurio-registry-app-3.3.3-all.tar.gz';

export const registryProgram: Program = {
  name: 'registry',
  title: 'Apicurio Registry 3.3.3 (159 MB)',
  lock: artifact('registry.sha256'),
  by: 'maven',
  fill: async (into, tools) => {
    const { title, lock } = registryProgram;
    const archives = join(into, 'archives');
    await bring({ title, pom: artifact('registry.pom.xml'), lock }, archives, tools);
    await unpack(join(archives, archive), into, tools);
    await rm(archives, { recursive: true });
  },
};

const unpack = async (file: string, into: string, { run }: Tools) => {
  const { code, output } = await run('tar', ['-xzf', file, '-C', into]);
  if (code === 0) return;
  throw new StackError('download-failed', {
    place: file,
    reason: `tar could not unpack it: ${headOf(output)}`,
    mend: 'Make room on the disk and see that `tar` is on the PATH, then start again.',
  });
};

export const registryUrl = (port: number): string => `http://${host}:${port}/apis/ccompat/v7`;

type Setting = Readonly<{ java: string; install: string; stackDir: string; port: PortOf }>;

export const planRegistry = ({ java, install, stackDir, port }: Setting): Plan => {
  const dir = join(stackDir, 'registry');
  mkdirSync(dir, { recursive: true });
  const url = registryUrl(port('registry'));
  const launch = {
    name: 'registry',
    title: 'Apicurio Registry',
    command: java,
    args: [
      ...memory,
      ...storageIn(dir),
      ...listening(port('registry')),
      '-jar',
      join(install, 'quarkus-run.jar'),
    ],
    cwd: dir,
    install,
    ready: () => answers(`${url}/subjects`),
    startWithinMs: 120_000,
    stopWithinMs: 10_000,
  };
  return { address: { registry: { url } }, launches: [launch] };
};

const memory = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/**
 * Its default storage forgets, and H2 without WRITE_DELAY=0 loses ids on a kill -9: ids then begin at
 * 1 again, and every message written before decodes by the wrong schema.
 */
const storageIn = (dir: string) => [
  '-Dapicurio.storage.kind=sql',
  '-Dapicurio.storage.sql.kind=h2',
  `-Djava.io.tmpdir=${dir}`,
  `-Dapicurio.datasource.url=jdbc:h2:file:${join(dir, 'schemas')};WRITE_DELAY=0`,
];

/** Named for its management pages too: else they answer on port 9000 of every network interface. */
const listening = (port: number) => [
  `-Dquarkus.http.host=${host}`,
  `-Dquarkus.http.port=${port}`,
  `-Dquarkus.management.host=${host}`,
  '-Dquarkus.management.port=0',
];

export const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
};
