import type { Ran, Run } from '../run.ts';

type Answer = Partial<Ran> | undefined | void;

/** Answers commands by a rule; one without an answer isn't on this machine. Keeps what was asked. */
export const fakeRun = (answer: (command: string, args: readonly string[]) => Answer) => {
  const asked: string[] = [];
  const run: Run = async (command, args) => {
    asked.push([command, ...args].join(' '));
    const given = answer(command, args);
    return given
      ? { code: 0, stdout: '', output: given.stdout ?? '', ...given }
      : { code: 127, stdout: '', output: 'not found' };
  };
  return { run, asked };
};
