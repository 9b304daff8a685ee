import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { analyze, isFigure } from '../commands/analyze.ts';
import { eventsTail } from '../commands/events-tail.ts';
import { journeyShow } from '../commands/journey-show.ts';
import { schemaCheck } from '../commands/schema-check.ts';
import { why } from '../commands/why.ts';
import { root } from '../root.ts';
import { command, type Common, common, ending, say } from './words.ts';

/** What happened, why, and by which contract. */
export const lookCommands = (program: Command): void => {
  const journey = program.command('journey').description("one person's way through several referrals");
  command(journey, 'show <name>', "draws it; named by the referrer's own id or by a short reference").action(
    (name: string, flags: Common) => ending(journeyShow(common(flags), name)),
  );
  const events = program.command('events').description("what is on the exchange's own topics");
  command(events, 'tail', 'decoded, from the beginning')
    .option('--topic <topic>', 'only this one')
    .option('--stream <id>', 'only this stream')
    .option('--follow', 'goes on with what comes', false)
    .action((flags: Common & Readonly<{ topic?: string; stream?: string; follow: boolean }>) =>
      ending(eventsTail(common(flags), flags)),
    );
  command(
    program,
    'why <id>',
    'the chain behind an event, a stream or a referral, back to what began it; what is behind a figure (PY2026/aefla/employment_rate_q2)',
  ).action((named: string, flags: Common) =>
    ending(
      isFigure(named)
        ? analyze(resolve(flags.data), ['why', named, ...(flags.json === true ? ['--json'] : [])])
        : why(common(flags), named),
    ),
  );
  const schema = program.command('schema').description('the wire contract');
  command(schema, 'check [files...]', 'says of each change whether it is safe, and for which partners')
    .option('--partners <folder>', "the partners' manifests", join(root, 'partners'))
    .action((files: string[], { partners, json = false }: Common & Readonly<{ partners: string }>) =>
      ending(schemaCheck({ files, partners, json, say })),
    );
};
