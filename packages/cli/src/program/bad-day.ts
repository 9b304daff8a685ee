import type { Command } from 'commander';
import { type Act, hold, peopleWord, receiptsOverdue } from '../commands/bad-day.ts';
import { partnerRotateAll } from '../commands/partner.ts';
import { command, type Common, common, type DryRun, ending, writing } from './words.ts';

type HoldFlags = Common & Readonly<{ by: string; matter: string }>;

/** A bad day: what the operator does for an agency that can't, and what counsel orders. */
export const badDayCommands = (program: Command): void => {
  const people = program
    .command('people')
    .description('what many people said, through the agency that took them in');
  for (const [act, what] of [
    ['withdraw', 'takes consent back'],
    ['erase', 'erases'],
  ] as const satisfies readonly (readonly [Act, string])[])
    writing(people, `${act} <agency> <file>`, `${what} for the intakes of a file, one a line`).action(
      (agency: string, file: string, flags: Common & DryRun) =>
        ending(peopleWord(common(flags), act, { agency, file }, flags)),
    );
  writing(program, 'resume <slugs...>', 'agencies that were paused go on, with new credentials').action(
    (slugs: string[], flags: Common & DryRun) => ending(partnerRotateAll(common(flags), slugs, flags)),
  );
  command(program, 'receipts', 'which holders are late to say what became of what they had').action(
    (flags: Common) => ending(receiptsOverdue(common(flags))),
  );
  const holds = program.command('hold').description('counsel’s legal hold: an erasure waits for its end');
  const by = ['--by <name>', 'who says so, e.g. j.doe'] as const;
  command(holds, 'ask <intake>', 'asks for one; it holds once another person confirmed it')
    .requiredOption(...by)
    .requiredOption('--matter <number>', 'the matter, by its number, e.g. matter-2026-014')
    .action((intake: string, { by: name, matter, ...flags }: HoldFlags) =>
      ending(hold(common(flags), 'ask', { intake, by: name, matter })),
    );
  for (const [act, what] of [
    ['confirm', 'confirms it, as another person than who asked'],
    ['lift', 'ends it; an erasure that waited follows'],
  ] as const)
    command(holds, `${act} <intake>`, what)
      .requiredOption(...by)
      .action((intake: string, { by: name, ...flags }: HoldFlags) =>
        ending(hold(common(flags), act, { intake, by: name })),
      );
  command(holds, 'show <intake>', 'whether one stands, and whether an erasure waits').action(
    (intake: string, flags: Common) => ending(hold(common(flags), 'show', { intake })),
  );
};
