import type { Command } from 'commander';
import { staffDepart, staffInvite, staffList, staffReinvite } from '../commands/staff.ts';
import { command, type Common, common, ending, several } from './words.ts';

type InviteFlags = Common & Readonly<{ email: string; role: readonly string[] }>;
type DepartFlags = Common & Readonly<{ to: string; standIn: string }>;

/** Who signs in for an agency. */
export const staffCommands = (program: Command): void => {
  const staff = program.command('staff').description('who signs in for an agency');
  command(staff, 'list <agency>', 'who, and in which roles').action((slug: string, flags: Common) =>
    ending(staffList(common(flags), slug)),
  );
  command(staff, 'invite <agency> <code>', 'a link to choose a password by; or new roles for who is here')
    .requiredOption('--email <address>', 'what they sign in with')
    .requiredOption(
      '--role <role>',
      'navigator, supervisor, integration, analyst or auditor; may stand several times',
      several,
      [],
    )
    .action((slug: string, code: string, flags: InviteFlags) =>
      ending(staffInvite(common(flags), { slug, code }, { email: flags.email, roles: flags.role })),
    );
  command(
    staff,
    'reinvite <agency> <code>',
    'a new link for who lost phone or password; what opened before ends',
  ).action((slug: string, code: string, flags: Common) =>
    ending(staffReinvite(common(flags), { slug, code })),
  );
  command(staff, 'depart <agency> <code>', 'ends their sessions and hands over whom they walked with')
    .requiredOption('--to <code>', 'who takes over')
    .requiredOption('--stand-in <code>', 'who stands in where that is the other one already')
    .action((slug: string, code: string, flags: DepartFlags) =>
      ending(staffDepart(common(flags), { slug, code }, flags)),
    );
};
