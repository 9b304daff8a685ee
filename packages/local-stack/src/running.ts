import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeSecretly } from './secret.ts';
import type { Addresses, Stack } from './stack.ts';

/** What runs now, for other commands on this machine to find. It holds a password. */
export type Running = Readonly<{ how: Stack['how']; addresses: Addresses }>;

const fileIn = (stackDir: string) => join(stackDir, 'running.json');

export const noteRunning = (stackDir: string, running: Running): void =>
  writeSecretly(fileIn(stackDir), `${JSON.stringify(running, null, 2)}\n`);

export const forgetRunning = (stackDir: string): void => rmSync(fileIn(stackDir), { force: true });

export const readRunning = (stackDir: string): Running | undefined => {
  try {
    return JSON.parse(readFileSync(fileIn(stackDir), 'utf8')) as Running;
  } catch {
    return undefined;
  }
};
