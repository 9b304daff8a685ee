import { CommanderError } from 'commander';
import { describeFault } from './fault.ts';
import { exitCodeOf } from './program/exit-code.ts';
import { handoffProgram } from './program/program.ts';

// `handoff events tail | head`: who has read enough goes, and that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  await handoffProgram().parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
  // Of wrong words commander has spoken already.
  if (!(error instanceof CommanderError))
    console.error(
      process.argv.includes('--json') ? describeFault(error, 'json') : `\n${describeFault(error)}`,
    );
}
// What a signal interrupted half way must not keep the process alive.
process.exit();
