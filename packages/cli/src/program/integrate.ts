import { join } from 'node:path';
import type { Command } from 'commander';
import { listen } from '../commands/listen.ts';
import { sandbox, type SandboxFlags } from '../commands/sandbox.ts';
import { simulate, type SimulateFlags } from '../commands/simulate.ts';
import { testPartner, type TestFlags } from '../commands/test.ts';
import { trigger, type TriggerFlags } from '../commands/trigger.ts';
import { faultNames, scenarioNames } from '../integrate/scenarios.ts';
import { root } from '../root.ts';
import { command, type Common, common, type DryRun, ending, several, writing } from './words.ts';

type ListenFlags = Common & Readonly<{ as: string; to?: string; from?: string; once: boolean }>;

/** Whoever connects an agency: tries, hears, says, and is judged. */
export const integrateCommands = (program: Command): void => {
  writing(program, 'sandbox <slug>', 'a partner of your own on a running exchange, with made-up people')
    .option('--way <way>', 'kafka, rest or csv', 'rest')
    .option('--service <code>', 'what it offers', 'food')
    .option('--people <number>', 'how many are referred to it at once', '3')
    .action((slug: string, flags: Common & SandboxFlags) => ending(sandbox(common(flags), slug, flags)));

  command(program, 'listen', 'hears what a partner is told; goes on where it was and says what was missed')
    .requiredOption('--as <partner>', 'whose feed')
    .option('--to <address>', 'forwards each as a signed webhook, for example http://localhost:3000/handoff')
    .option('--from <place>', 'start, now, or a position; else where it was')
    .option('--once', 'ends when nothing more is there', false)
    .action((flags: ListenFlags) => ending(listen(common(flags), flags)));

  writing(program, 'trigger <message>', 'says a message of the contract, for example ReferralResponse')
    .requiredOption('--as <partner>', 'who says it, or is told it')
    .option('--set <path=value>', 'sets a field; may stand several times', several, [])
    .option('--message-version <number>', 'in the words of this released version')
    .option('--via <way>', 'kafka or rest; else as the partner is connected')
    .option('--to <address>', 'for what a partner is told: where to send a sample of it')
    .option('--id <id>', 'its ce_id or Idempotency-Key; the same id with the same bytes is a repeat')
    .action((short: string, flags: Common & TriggerFlags) => ending(trigger(common(flags), short, flags)));

  writing(program, 'simulate [scenario]', `the other agencies answer: ${scenarioNames.join(', ')}`)
    .option('--manifests <folder>', 'who they are', join(root, 'partners'))
    .option('--except <partner>', 'left to its owner; may stand several times', several, [])
    .option('--faults <list>', `how badly they behave: ${faultNames.join(',')}`)
    .option('--jump <time>', 'moves the clock of a sandbox forward: 36h, 14d, 2w')
    .action((scenario: string | undefined, flags: Common & DryRun & SimulateFlags) =>
      ending(simulate(common(flags), scenario, flags)),
    );

  command(
    program,
    'test <partner>',
    "judges a partner's system: numbered checks; ends with 1 where a MUST fails",
  )
    .option('--port <port>', 'where the system is to go meanwhile; 0: any free one', '8090')
    .option('--patience <seconds>', 'how long it may take for an answer', '60')
    .option('--service <code>', 'what the made-up people ask for; else the first it offers')
    .option('--pathway <id>', 'and by which pathway')
    .option('--webhook-secret <secret>', 'lets the kit sign as the exchange does')
    .option('--report <folder>', 'where report.json, junit.xml and report.html are written')
    .option('--strict', 'a SHOULD that fails ends with 1 as well', false)
    .action((slug: string, flags: Common & TestFlags) => ending(testPartner(common(flags), slug, flags)));
};
