import type { Answer, Args, Line } from '@handoff/testkit/history';

export type Told = Readonly<{ client: string; op: string; args: Args }>;

/** Writes the history: what was asked, and what whoever asked came to know. */
export const createRecorder = (now: () => number) => {
  const lines: Line[] = [];
  let operations = 0;
  return {
    lines,
    invoke: ({ client, op, args }: Told) => {
      const id = (operations += 1);
      lines.push({ t: now(), id, client, op, type: 'invoke', args });
      const ended = { id, client, op };
      return {
        answered: (answer: Answer): void =>
          void lines.push({ t: now(), ...ended, type: answer.kind === 'refused' ? 'fail' : 'ok', answer }),
        unknown: (because: string): void => void lines.push({ t: now(), ...ended, type: 'info', because }),
      };
    },
  };
};

export type Recorder = ReturnType<typeof createRecorder>;
