import type { ChildProcess } from 'node:child_process';
import { lastLines } from './log.ts';
import type { Launch } from './processes.ts';
import { StackError } from './stack-error.ts';
import { until } from './until.ts';

type Kept = Readonly<{ log: string; dir: string }>;

/** Waits until it answers, or says why it won't: it ended, it can't be run, or it takes too long. */
export const becomesReady = async (child: ChildProcess, launch: Launch, kept: Kept): Promise<void> => {
  let ended: string | undefined;
  child.once('exit', (code, signal) => (ended ??= `it ended with ${signal ?? `code ${code}`}`));
  child.once('error', (error) => (ended ??= error.message));
  const settled = await until(
    async () => ended !== undefined || (await launch.ready()),
    launch.startWithinMs,
  );
  if (ended !== undefined) throw didNotStart(launch, ended, kept);
  if (!settled) throw didNotStart(launch, `it doesn’t answer after ${launch.startWithinMs / 1000} s`, kept);
};

const didNotStart = ({ title, install }: Launch, why: string, { log, dir }: Kept) =>
  new StackError('did-not-start', {
    place: log,
    reason: `${title} did not start: ${why}. The end of its log:
${lastLines(log)}
`,
    mend: `${log} says more. If a program file is damaged, delete ${install}; if the data are, delete ${dir}. Then start again: what is missing is made anew.`,
  });
