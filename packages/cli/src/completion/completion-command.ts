import type { Command } from 'commander';
import { CliFault } from '../fault.ts';
import { say } from '../program/words.ts';
import { bashCompletion } from './bash.ts';
import { fishCompletion } from './fish.ts';
import { pathsOf } from './paths.ts';

const shells: Readonly<Record<string, (program: Command) => string>> = {
  bash: (program) => bashCompletion(pathsOf(program)),
  // zsh reads bash's.
  zsh: (program) => `autoload -U +X bashcompinit && bashcompinit\n${bashCompletion(pathsOf(program))}`,
  fish: (program) => fishCompletion(pathsOf(program)),
};

export const completionCommand = (program: Command): void => {
  program
    .command('completion <shell>')
    .description('what to put into the start file of bash, zsh or fish: source <(handoff completion bash)')
    .action((shell: string) => {
      const write = shells[shell];
      if (!write)
        throw new CliFault('unknown-shell', {
          place: shell,
          reason: 'There is no completion for this shell.',
          mend: 'Name bash, zsh or fish.',
        });
      say(write(program));
    });
};
