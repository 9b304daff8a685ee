import { homedir } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import {
  breakGlassAsk,
  breakGlassLook,
  breakGlassMove,
  hold,
  officerSignIn,
  officerSignOut,
} from '../commands/officer.ts';
import { officerSignInByAccount } from '../commands/officer-account.ts';
import { exchangeUrl } from '../commands/running.ts';
import { askPassword } from '../officer/ask-password.ts';
import { command as plainly, type Common, common, ending } from './words.ts';

type AtDoor = Common & Readonly<{ url?: string }>;
type SignIn = AtDoor & Readonly<{ email: string; code?: string; passwordFile?: string; port: number }>;
type As = AtDoor & Readonly<{ as: string }>;
type HoldFlags = As & Readonly<{ matter: string }>;
type LookFlags = As & Readonly<{ reason: string; minutes: number }>;

const as = ['--as <address>', 'who of the operator, signed in with `officer sign-in`'] as const;

/** Each is a user of the machine of their own, who needs the exchange's address and none of its secrets. */
const command = (parent: Command, name: string, description: string): Command =>
  plainly(parent, name, description).option(
    '--url <address>',
    'of the exchange; without it the one that runs here',
  );

const atDoor = ({ url, ...flags }: AtDoor) => {
  const { data, ...rest } = common(flags);
  return { ...rest, url: url ?? exchangeUrl(data), home: homedir() };
};

/** What takes two of the operator's own people, each signed in as themselves. */
export const officerCommands = (program: Command): void => {
  const officer = program.command('officer').description('the operator’s own people, each as themselves');
  command(officer, 'sign-in', 'opens a session, as in a browser')
    .requiredOption('--email <address>', 'what you sign in with')
    .option(
      '--code <digits>',
      'the six digits of your authenticator; without it a browser on this machine signs you in',
    )
    .option('--password-file <file>', 'where the password is; without it you are asked')
    .option('--port <number>', 'where on this machine the browser comes back', portIn, 0)
    .action(async ({ email, code, passwordFile, port, ...flags }: SignIn) =>
      ending(
        code === undefined
          ? officerSignInByAccount(atDoor(flags), { email, port, show })
          : officerSignIn(atDoor(flags), { email, code, password: await askPassword(passwordFile) }),
      ),
    );
  command(officer, 'sign-out', 'ends it')
    .requiredOption('--email <address>', 'whose')
    .action(({ email, ...flags }: AtDoor & Readonly<{ email: string }>) =>
      ending(officerSignOut(atDoor(flags), email)),
    );
  holdCommands(program);
  breakGlassCommands(program);
};

const holdCommands = (program: Command): void => {
  const holds = program.command('hold').description('counsel’s legal hold: an erasure waits for its end');
  command(holds, 'ask <intake>', 'asks for one; it holds once another person confirmed it')
    .requiredOption(...as)
    .requiredOption('--matter <number>', 'the matter, by its number, e.g. matter-2026-014')
    .action((intake: string, { as: who, matter, ...flags }: HoldFlags) =>
      ending(hold(atDoor(flags), 'ask', { intake, as: who, matter })),
    );
  for (const [act, what] of [
    ['confirm', 'confirms it, as another person than who asked'],
    ['lift', 'ends it; an erasure that waited follows'],
    ['show', 'whether one stands, and whether an erasure waits'],
  ] as const)
    command(holds, `${act} <intake>`, what)
      .requiredOption(...as)
      .action((intake: string, { as: who, ...flags }: As) =>
        ending(hold(atDoor(flags), act, { intake, as: who })),
      );
};

const breakGlassCommands = (program: Command): void => {
  const glass = program
    .command('break-glass')
    .description('the contact of one person, in an emergency: two people, minutes, and the agency is told');
  command(glass, 'ask <agency> <intake>', 'asks for it; it opens once another officer confirmed it')
    .requiredOption(...as)
    .requiredOption('--reason <code>', 'life-at-risk, child-at-risk, agency-gone or court-order')
    .option('--minutes <number>', 'for how long, sixty at most', minutesIn, 30)
    .action((agency: string, intake: string, { as: who, reason, minutes, ...flags }: LookFlags) =>
      ending(breakGlassAsk(atDoor(flags), { agency, intake, reason, minutes, as: who })),
    );
  for (const [act, what] of [
    ['confirm', 'confirms it, as another officer than who asked'],
    ['end', 'ends it before its time'],
    ['show', 'where it stands; nothing of the person'],
  ] as const)
    command(glass, `${act} <id>`, what)
      .requiredOption(...as)
      .action((id: string, { as: who, ...flags }: As) =>
        ending(breakGlassMove(atDoor(flags), act, { id, as: who })),
      );
  command(glass, 'look <id>', 'name and safe contacts, to one of the two; the agency is told of each look')
    .requiredOption(...as)
    .action((id: string, { as: who, ...flags }: As) =>
      ending(breakGlassLook(atDoor(flags), { id, as: who })),
    );
};

/** Beside what a program reads. */
const show = (text: string): void => void process.stderr.write(text);

const portIn = (text: string): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1_024 && port <= 65_535) return port;
  throw new InvalidArgumentError('a port, 1024 to 65535');
};

const minutesIn = (text: string): number => {
  const minutes = Number(text);
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= 60) return minutes;
  throw new InvalidArgumentError('whole minutes, one to sixty');
};
