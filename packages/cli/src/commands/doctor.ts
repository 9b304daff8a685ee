import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { stackStatus } from '@handoff/local-stack';
import { isTaken } from '../up/free-ports.ts';

type Finding = Readonly<{ what: string; well: boolean; said: string; mend?: string }>;
type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;

const run = promisify(execFile);

/** Looks at what the exchange needs on this machine and says what is missing and how to mend it. */
export const doctor = async ({ data, json, say }: Options): Promise<number> => {
  const findings = await Promise.all([node(), engineOrNative(), space(data), door(data), backing(data)]);
  if (json) say(JSON.stringify(findings, null, 2));
  else
    for (const { what, well, said, mend } of findings)
      say(`${well ? '✓' : '✗'} ${what}: ${said}${mend === undefined ? '' : `\n    ${mend}`}`);
  return findings.every(({ well }) => well) ? 0 : 1;
};

const answers = async (command: string, ...args: string[]): Promise<string | undefined> => {
  try {
    const { stdout, stderr } = await run(command, args, { timeout: 10_000 });
    return stripVTControlCharacters(stdout || stderr)
      .split('\n')[0]
      ?.trim();
  } catch {
    return undefined;
  }
};

const node = async (): Promise<Finding> => ({
  what: 'Node',
  well: Number(process.versions.node.split('.')[0]) >= 24,
  said: process.version,
});

const engineOrNative = async (): Promise<Finding> => {
  const [docker, python, maven] = await Promise.all([
    answers('docker', 'info', '--format', '{{.ServerVersion}}'),
    answers('python3', '--version'),
    answers('mvn', '--version'),
  ]);
  const said = `Docker ${docker ?? 'does not answer'}; ${python ?? 'no Python'}; ${maven ?? 'no Maven'}`;
  const well = docker !== undefined || (python !== undefined && maven !== undefined);
  return {
    what: 'Backing services can be had',
    well,
    said,
    ...(well ? {} : { mend: 'Start a Docker engine, or install Python 3.10+ and Maven.' }),
  };
};

const needed = 2 * 1024 ** 3;

const space = async (data: string): Promise<Finding> => {
  const { bavail, bsize } = await statfs(existsSync(data) ? data : join(data, '..'));
  const free = bavail * bsize;
  return {
    what: 'Disk',
    well: free > needed,
    said: `${(free / 1024 ** 3).toFixed(1)} GiB free`,
    ...(free > needed ? {} : { mend: 'Free 2 GiB.' }),
  };
};

const door = async (data: string): Promise<Finding> => {
  const running = existsSync(join(data, 'run', 'exchange.json'));
  const taken = await isTaken(8080);
  const well = running || !taken;
  return {
    what: 'Port 8080',
    well,
    said: taken ? (running ? 'taken, and an exchange runs' : 'taken by another program') : 'free',
    ...(well ? {} : { mend: 'Stop that program, or start with --port.' }),
  };
};

const backing = async (data: string): Promise<Finding> => {
  const { owner, processes } = stackStatus(data);
  const dead = processes.filter(({ alive }) => !alive).map(({ name }) => name);
  return {
    what: 'Backing services',
    well: dead.length === 0,
    said:
      owner === undefined
        ? 'not running'
        : processes.map(({ name, alive }) => `${name} ${alive ? 'alive' : 'dead'}`).join(', ') ||
          'running elsewhere',
    ...(dead.length === 0
      ? {}
      : {
          mend: `Look at the logs of ${dead.join(', ')} under ${join(data, 'stack', 'logs')} and start again.`,
        }),
  };
};
