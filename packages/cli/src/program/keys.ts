import { type Command, InvalidArgumentError } from 'commander';
import { keysEpoch, keysRotate, keysRotateMaster } from '../commands/keys.ts';
import { command, type Common, common, ending } from './words.ts';

type EpochFlags = Readonly<{ days?: number; destroyed?: string; lost?: string }>;

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
  command(
    keys,
    'epoch',
    'for a timer, once a day: a later master key when one is due, and the end of old ones',
  )
    .option('--days <number>', 'how long the present master key wraps: 2 to 28 (7); say it each time', daysIn)
    .option('--destroyed <id>', 'a former master key, from a file, of which no copy is left')
    .option('--lost <id>', 'a lacking master key of which no copy is left: what it wrapped is given up')
    .action(({ days, destroyed, lost, ...flags }: Common & EpochFlags) =>
      ending(
        keysEpoch(common(flags), {
          ...(days === undefined ? {} : { days }),
          ...(destroyed === undefined ? {} : { destroyed }),
          ...(lost === undefined ? {} : { lost }),
        }),
      ),
    );
};

const daysIn = (text: string): number => {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 2 && days <= 28) return days;
  throw new InvalidArgumentError('whole days, two to twenty-eight');
};
