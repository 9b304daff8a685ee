import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** A program in this folder. */
export const program = (name: string): string =>
  fileURLToPath(new URL(`./${name}-process.ts`, import.meta.url));

/** The program as a process of its own, gone when the test is over. */
export const child = (path: string, env: Readonly<Record<string, string>> = {}) => {
  const running = spawn(process.execPath, [path], { env: { PATH: process.env.PATH, ...env } });
  onTestFinished(() => void running.kill('SIGKILL'));
  let output = '';
  const listeners: (() => void)[] = [];
  for (const stream of [running.stdout, running.stderr]) {
    stream.on('data', (text: Buffer) => {
      output += text.toString();
      for (const listener of listeners) listener();
    });
  }
  return {
    exit: new Promise<{ code: number | null; signal: string | null }>((resolve) => {
      running.once('close', (code, signal) => resolve({ code, signal }));
    }),
    output: () => output,
    said: (text: string) =>
      new Promise<void>((resolve) => {
        const look = () => (output.includes(text) ? resolve() : undefined);
        listeners.push(look);
        look();
      }),
    kill: (signal: NodeJS.Signals) => void running.kill(signal),
  };
};
