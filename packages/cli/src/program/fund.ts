import type { Command } from 'commander';
import { fundPeople, fundRotate } from '../commands/fund.ts';
import { command, type Common, common, type DryRun, ending, writing } from './words.ts';

type AsKnown = Readonly<{ asOf?: string; programYear?: string }>;

/** People whom several agencies of a fund took in, and who let the fund count them once. */
export const fundCommands = (program: Command): void => {
  const fund = program.command('fund').description('a fund that counts people of several agencies');
  command(fund, 'people <fund>', 'how many people, each once where they agreed to it')
    .option('--as-of <day>', 'as it was known on that day')
    .option('--program-year <year>', 'the program year, e.g. 2026')
    .action((slug: string, flags: Common & AsKnown) => ending(fundPeople(common(flags), slug, flags)));
  writing(
    fund,
    'rotate <fund>',
    'ends the key of its blind index and enters everybody anew; by the same name it goes on, or is done',
  )
    .requiredOption('--name <name>', 'a name of your choice for this time, e.g. 2027-01')
    .action((slug: string, flags: Common & DryRun & Readonly<{ name: string }>) =>
      ending(fundRotate(common(flags), slug, flags)),
    );
};
