import { spawn } from 'node:child_process';
import type { Environment } from './stack.ts';

export type Ran = Readonly<{ code: number; output: string; stdout: string }>;
export type Run = (command: string, args: readonly string[], timeoutMs?: number) => Promise<Ran>;

/** Runs a command to its end. One that isn't there answers 127, as a shell does; it never throws. */
export const runIn =
  (env: Environment): Run =>
  (command, args, timeoutMs) =>
    new Promise((resolve) => {
      const child = spawn(command, args, {
        env: { ...env },
        timeout: timeoutMs,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let [output, stdout] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        stdout += chunk;
        output += chunk;
      });
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
      child.once('error', (error) => resolve({ code: 127, stdout: '', output: error.message }));
      child.once('close', (code) => resolve({ code: code ?? 1, stdout, output }));
    });

/** The head of what a command said, for a message of one paragraph. */
export const headOf = (output: string, lines = 6): string =>
  output.trim().split('\n').slice(0, lines).join(' ');
