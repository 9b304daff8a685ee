import { CommanderError } from 'commander';
import { describeFault } from './fault.ts';
import { exitCodeOf } from './program/exit-code.ts';
import { handoffProgram } from './program/program.ts';

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
