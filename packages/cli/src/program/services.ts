import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { analyze } from '../commands/analyze.ts';
import { routingCommand } from '../commands/routing-command.ts';
import { serviceCommand } from '../commands/service-command.ts';
import { root } from '../root.ts';
import { type Common, ending } from './words.ts';

/** Commands of the services' own: each reads its arguments itself. */
export const serviceCommands = (program: Command): void => {
  const owned = (owner: string, name: string, description: string): Command =>
    program
      .command(`${name} [arguments...]`)
      .description(description)
      .allowUnknownOption()
      .helpOption(false)
      .action((args: string[]) => ending(serviceCommand(owner, name, args)));

  owned(
    'eligibility',
    'rules',
    "checks, compares and tests the programs' rules: check | diff | test | schema",
  );
  owned('outcomes', 'indicators', "runs cases against the indicators of WIOA's six programs: test");
  owned('routing', 'translate', 'between FHIR, HSDS and our own words: --from fhir|hsds|handoff --to … FILE');

  /** The same, of a running exchange. */
  const asking = (name: 'directory' | 'report', description: string): Command =>
    program
      .command(`${name} [arguments...]`)
      .description(description)
      .option('--data <folder>', 'where everything is kept', join(root, '.handoff'))
      .allowUnknownOption()
      .action((args: string[], { data }: Common) => ending(routingCommand(resolve(data), name, args)));

  asking('directory', 'services that anybody may find: import FILE|FOLDER | export FILE|FOLDER (HSDS 3)');
  asking(
    'report',
    'whether everybody is served alike, and what people lack: fairness | gaps | introductions | information',
  );

  program
    .command('analyze [arguments...]')
    .description(
      'what came of referrals as Parquet, DuckDB, dictionary and notebook: --for mine --agency SLUG | restricted | public [--to FOLDER]',
    )
    .option('--data <folder>', 'where everything is kept', join(root, '.handoff'))
    .allowUnknownOption()
    .helpOption(false)
    .action((args: string[], { data }: Common) => ending(analyze(resolve(data), args)));
};
