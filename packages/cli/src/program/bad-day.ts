import type { Command } from 'commander';
import { type Act, peopleWord, receiptsOverdue } from '../commands/bad-day.ts';
import { partnerRotateAll } from '../commands/partner.ts';
import { command, type Common, common, type DryRun, ending, writing } from './words.ts';

/** A bad day: what the operator does for an agency that can't. */
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
};
