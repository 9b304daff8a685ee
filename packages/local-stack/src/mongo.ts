import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { Plan, PortOf } from './plan.ts';
import { host, isOpen } from './ports.ts';
import { artifact, type Program } from './program.ts';
import { installPackages, pythonIn } from './python.ts';
import type { Environment } from './stack.ts';

export const mongoProgram: Program = {
  name: 'mongo',
  title: 'SecantusDB 0.7.0b3 (27 MB)',
  lock: artifact('mongo.requirements.txt'),
  by: 'python',
  fill: (into, tools) => installPackages(mongoProgram.lock, into, tools),
};

/** How the document server is called. */
export type MongoServer = Readonly<{
  command: string;
  args: readonly string[];
  install: string;
  dataIn: string;
}>;

export const mongoIn = (folder: string): MongoServer => ({
  command: pythonIn(folder),
  args: ['-m', 'secantus'],
  install: folder,
  dataIn: 'data',
});

type Places = Readonly<{ stackDir: string; dataDir: string; installs: string; env: Environment }>;

/**
 * The same project's daemon in Rust, several times faster, where somebody built it: on the PATH or in
 * the data directory. Data that the other server began stay with that one.
 */
export const findFastServer = ({ stackDir, dataDir, installs, env }: Places): MongoServer | undefined => {
  if (existsSync(join(stackDir, 'mongo', 'data'))) return undefined;
  const ours = [dataDir, dirname(installs)].flatMap((folder) => [folder, join(folder, 'bin')]);
  const folders = [...ours, ...(env.PATH ?? '').split(delimiter)];
  const file = folders.map((folder) => join(folder, 'secantusd-rs')).find((each) => existsSync(each));
  return file ? { command: file, args: [], install: file, dataIn: 'data-rs' } : undefined;
};

/**
 * It announces itself as a replica set under a name of its own: the driver is told to stay with this address. And
 * without retryable writes: this server remembers ten thousand of them for half an hour and goes through all of them, sorted,
 * twice a write, which took half of its time. Whoever writes here deals with a lost answer anyway.
 */
export const mongoUrl = (port: number): string =>
  `mongodb://${host}:${port}/?directConnection=true&retryWrites=false`;

type Setting = Readonly<{ server: MongoServer; stackDir: string; port: PortOf }>;

export const planMongo = ({
  server: { command, args, install, dataIn },
  stackDir,
  port: portOf,
}: Setting): Plan => {
  const dir = join(stackDir, 'mongo');
  const data = join(dir, dataIn);
  mkdirSync(data, { recursive: true });
  const port = portOf('mongo');
  const launch = {
    name: 'mongo',
    title: 'SecantusDB',
    command,
    args: [
      ...args,
      '--config',
      emptySettings(dir),
      '--host',
      host,
      '--port',
      String(port),
      '--storage-path',
      data,
    ],
    cwd: dir,
    install,
    ready: () => isOpen(port),
    startWithinMs: 60_000,
    stopWithinMs: 10_000,
  };
  return { address: { mongo: { url: mongoUrl(port) } }, launches: [launch] };
};

/** Without a named file it takes whatever settings it finds in the home directory or in /etc. */
const emptySettings = (dir: string): string => {
  const file = join(dir, 'settings.toml');
  writeFileSync(file, '');
  return file;
};
