import { createHash } from 'node:crypto';
import type { Answer, Args, Line } from '@handoff/testkit/history';

export type Attempt = Readonly<{
  ok: (answer: Answer) => void;
  fail: (answer: Answer) => void;
  /** Nobody knows whether it happened: a timeout, a lost connection, a 5xx. */
  info: (because: string) => void;
}>;

export type Recorder = Readonly<{
  begin: (attempt: Readonly<{ client: string; op: string; args: Args }>) => Attempt;
  lines: () => readonly Line[];
}>;

/** Every attempt is an operation of its own; a command sent again has the same causation. */
export const createRecorder = (): Recorder => {
  const lines: Line[] = [];
  const began = performance.now();
  const now = () => Math.round(performance.now() - began);
  let last = 0;
  return {
    begin: ({ client, op, args }) => {
      const id = (last += 1);
      lines.push({ t: now(), id, client, op, type: 'invoke', args });
      const end =
        (type: 'ok' | 'fail') =>
        (answer: Answer): void =>
          void lines.push({ t: now(), id, client, op, type, answer });
      return {
        ok: end('ok'),
        fail: end('fail'),
        info: (because) => void lines.push({ t: now(), id, client, op, type: 'info', because }),
      };
    },
    lines: () => lines,
  };
};

export const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
