import { Command } from 'commander';
import { completionCommand } from '../completion/completion-command.ts';
import { exchangeCommands } from './exchange.ts';
import { integrateCommands } from './integrate.ts';
import { lookCommands } from './look.ts';
import { partnerCommands } from './partner.ts';
import { serviceCommands } from './services.ts';

/** Every command of `handoff`: a file each family. */
export const handoffProgram = (): Command => {
  const program = new Command('handoff')
    .description('A referral exchange between agencies.')
    // Wrong words are ours to give an exit code to.
    .exitOverride();
  exchangeCommands(program);
  lookCommands(program);
  partnerCommands(program);
  integrateCommands(program);
  serviceCommands(program);
  completionCommand(program);
  return program;
};
