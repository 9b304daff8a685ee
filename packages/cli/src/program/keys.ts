import type { Command } from 'commander';
import { keysRotate, keysRotateMaster } from '../commands/keys.ts';
import { command, type Common, common, ending } from './words.ts';

/** The vault's keys: those of people, and the one that wraps them. */
export const keyCommands = (program: Command): void => {
  const keys = program.command('keys').description('the vault’s keys');
  command(keys, 'rotate', 'later keys for everybody; stopped, the same name goes on where it was')
    .requiredOption('--name <name>', 'what you call this rotation, e.g. 2027-01')
    .action(({ name, ...flags }: Common & Readonly<{ name: string }>) =>
      ending(keysRotate(common(flags), { name })),
    );
  command(keys, 'rotate-master', 'a later master key in Vault, and every key wrapped under it').action(
    (flags: Common) => ending(keysRotateMaster(common(flags))),
  );
};
