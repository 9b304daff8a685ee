import { CommanderError } from 'commander';
import { describeFault, wrongWords } from './fault.ts';
import { exitCodeOf } from './program/exit-code.ts';
import { handoffProgram, isForPrograms } from './program/program.ts';

// `handoff events tail | head`: who has read enough goes, and that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  await handoffProgram().parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
  const forPrograms = isForPrograms(process.argv.slice(2));
  // To people commander has spoken already; asked for help it said what was asked.
  if (!(error instanceof CommanderError))
    console.error(forPrograms ? describeFault(error, 'json') : `\n${describeFault(error)}`);
  else if (forPrograms && error.exitCode !== 0) console.error(describeFault(wrongWords(error), 'json'));
}
// What a signal interrupted half way must not keep the process alive.
process.exit();
