import { Command } from 'commander';
import { completionCommand } from '../completion/completion-command.ts';
import { badDayCommands } from './bad-day.ts';
import { exchangeCommands } from './exchange.ts';
import { fundCommands } from './fund.ts';
import { integrateCommands } from './integrate.ts';
import { keyCommands } from './keys.ts';
import { lookCommands } from './look.ts';
import { officerCommands } from './officer.ts';
import { partnerCommands } from './partner.ts';
import { serviceCommands } from './services.ts';
import { staffCommands } from './staff.ts';

export const isForPrograms = (words: readonly string[]): boolean => words.includes('--json');

/** Every command of `handoff`: a file each family. */
export const handoffProgram = (words: readonly string[] = process.argv.slice(2)): Command => {
  const program = new Command('handoff')
    .description('A referral exchange between agencies.')
    // Wrong words are ours to give an exit code to, and to tell programs in their own form.
    .exitOverride()
    .configureOutput({ outputError: (text, write) => void (isForPrograms(words) || write(text)) });
  exchangeCommands(program);
  lookCommands(program);
  partnerCommands(program);
  badDayCommands(program);
  fundCommands(program);
  keyCommands(program);
  staffCommands(program);
  officerCommands(program);
  integrateCommands(program);
  serviceCommands(program);
  completionCommand(program);
  return program;
};
