import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { StackError } from './stack-error.ts';
import type { Progress } from './stack.ts';

export const host = '127.0.0.1';
export type Ports = Readonly<Record<string, number>>;
type Wanted = Readonly<{ file: string; names: readonly string[]; fixed: Ports; say: Progress }>;

/** Chosen once and remembered; one that another program took meanwhile is chosen anew. A port the caller fixed is used or refused. */
export const choosePorts = async ({ file, names, fixed, say }: Wanted): Promise<(name: string) => number> => {
  const chosen = new Map(Object.entries(remembered(file)));
  for (const name of names) {
    const before = chosen.get(name);
    const port = await portFor(name, fixed[name], before, new Set(chosen.values()));
    chosen.set(name, port);
    if (before && before !== port && !fixed[name])
      say(`${name}: port ${before} is taken by another program, using ${port}`);
  }
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(chosen), null, 2)}\n`);
  return (name) => chosen.get(name) ?? unknownPort(name);
};

export const remembered = (file: string): Ports =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Ports) : {};

const portFor = async (
  name: string,
  fixed: number | undefined,
  before: number | undefined,
  ours: ReadonlySet<number>,
) => {
  if (fixed === undefined) return before !== undefined && (await isFree(before)) ? before : freePort(ours);
  if (await isFree(fixed)) return fixed;
  throw portInUse(name, fixed);
};

/** Below the range from which systems lend ports to outgoing connections, so that it is still free tomorrow. */
export const freePort = async (ours: ReadonlySet<number> = new Set()): Promise<number> => {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (!ours.has(port) && (await isFree(port))) return port;
  }
};

export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });

export const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1_000 });
    const done = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
  });

const unknownPort = (name: string): never => {
  throw new Error(`no port was chosen for ${name}`);
};

const portInUse = (name: string, port: number) =>
  new StackError('port-in-use', {
    place: `${host}:${port}`,
    reason: `The port asked for ${name} is taken by another program.`,
    mend: `Stop that program (\`lsof -i :${port}\` names it), or name another port, or none: a free one is then chosen.`,
  });
