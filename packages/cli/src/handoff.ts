import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { auditCheckpoints, auditVerify } from './commands/audit.ts';
import { directory } from './commands/directory.ts';
import { doctor } from './commands/doctor.ts';
import { doctorReconcile } from './commands/doctor-reconcile.ts';
import { eventsTail } from './commands/events-tail.ts';
import { journeyShow } from './commands/journey-show.ts';
import { parkedList, parkedRedrive, parkedShow } from './commands/parked.ts';
import {
  partnerApply,
  partnerDiff,
  partnerEnd,
  partnerList,
  partnerNew,
  partnerRotate,
} from './commands/partner.ts';
import { prepare } from './commands/prepare.ts';
import { schemaCheck } from './commands/schema-check.ts';
import { replay } from './commands/replay.ts';
import { secrets } from './commands/secrets.ts';
import { serviceCommand } from './commands/service-command.ts';
import { status } from './commands/status.ts';
import { describeFault } from './fault.ts';
import { root } from './root.ts';
import { up } from './up/up.ts';
import { why } from './commands/why.ts';

type Common = Readonly<{ data: string; json?: boolean }>;
type UpFlags = Common &
  Readonly<{ sample?: boolean; caseload?: string; habits?: string; exit?: boolean; port: string }>;
type Which = Readonly<{ service?: string; consumer?: string; stream?: string }>;

const say = (line: string): void => console.log(line);
const ending = async (code: number | Promise<number>): Promise<void> => void (process.exitCode = await code);
const common = ({ data, json = false }: Common) => ({ data: resolve(data), json, say });

const program = new Command('handoff').description('A referral exchange between agencies.');
const command = (parent: Command, name: string, description: string): Command =>
  parent
    .command(name)
    .description(description)
    .option('--data <folder>', 'where everything is kept', join(root, '.handoff'))
    .option('--json', 'for programs');

command(
  program,
  'up',
  'starts the exchange on this machine: backing services, the five services, the public door',
)
  .option('--sample', 'loads the sample network and plays its caseload')
  .option('--caseload <file>', 'another list of people for the sample network to play')
  .option('--habits <file>', 'other habits of its agencies')
  .option('--exit', 'stops everything once the caseload is accounted for')
  .option('--port <port>', 'port of the public door', process.env['PORT'] ?? '8080')
  .action(({ sample = false, caseload, habits, exit = false, port, data }: UpFlags) =>
    up({ sample, caseload, habits, exit, port: Number(port), data: resolve(data), say }),
  );

command(program, 'status', 'which services are ready, and what they count').action((flags: Common) =>
  ending(status(common(flags))),
);
command(program, 'doctor', 'looks at what the exchange needs on this machine')
  .action((flags: Common) => ending(doctor(common(flags))))
  .command('reconcile')
  .description('after the document store was put back: brings back what had been published since')
  .action((_: object, own: Command) => ending(doctorReconcile(common(own.optsWithGlobals()))));

command(program, 'replay [projection]', 'makes a projection anew and compares: `outcomes.facts`')
  .option('--redeliver <partner>', 'instead: sends this partner its messages again, with the same ids')
  .action((consumer: string | undefined, flags: Common & Readonly<{ redeliver?: string }>) =>
    ending(replay(common(flags), { consumer, redeliver: flags.redeliver })),
  );

command(
  program,
  'prepare',
  'registers the schemas and creates the topics of the servers that the environment names',
).action((flags: Common) => ending(prepare({ ...common(flags), env: process.env })));
command(program, 'secrets', 'the secrets of this data folder, as lines of an .env file').action(
  (flags: Common) => ending(secrets(common(flags))),
);

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
  'the chain behind an event, a stream or a referral, back to who or what began it',
).action((named: string, flags: Common) => ending(why(common(flags), named)));

const parked = program
  .command('parked')
  .description('messages that could not be handled, and the streams that wait behind them');
command(parked, 'list', 'which streams wait, and why').action((flags: Common) =>
  ending(parkedList(common(flags))),
);
command(parked, 'show <service> <id>', 'one message: place, headers, reason').action(
  (service: string, id: string, flags: Common) => ending(parkedShow(common(flags), service, id)),
);
command(parked, 'redrive', 'takes them through the same handlers again, in order')
  .option('--service <service>', 'only this one')
  .option('--consumer <consumer>', 'only this one')
  .option('--stream <id>', 'only this one')
  .action((flags: Common & Which) => ending(parkedRedrive(common(flags), flags)));

const audit = program
  .command('audit')
  .description('the trail of every key that was used and every contact that was released');
command(audit, 'verify', 'reads it from the beginning and says what is not as it was written')
  .option('--witness <file>', 'checkpoints that were kept elsewhere')
  .action((flags: Common & Readonly<{ witness?: string }>) => ending(auditVerify(common(flags), flags)));
command(audit, 'checkpoints', 'what was signed about it, one a line: keep a copy elsewhere').action(
  (flags: Common) => ending(auditCheckpoints(common(flags))),
);

const partner = program.command('partner').description('the agencies that are connected');
command(partner, 'list', 'who is registered').action((flags: Common) => ending(partnerList(common(flags))));
command(partner, 'new <slug>', 'writes a manifest to begin with')
  .requiredOption('--name <name>', 'as people know it')
  .requiredOption('--kind <kind>', 'what sort of agency, for example worker-center')
  .requiredOption('--way <way>', 'kafka, rest or csv')
  .option('--jurisdiction <state>', 'ISO 3166-2', 'US-MA')
  .option('--folder <folder>', 'where it is written', join(root, 'partners'))
  .action(
    (
      slug: string,
      flags: Common & Readonly<Record<'name' | 'kind' | 'way' | 'jurisdiction' | 'folder', string>>,
    ) => ending(partnerNew(flags.folder, { ...flags, slug }, common(flags))),
  );
command(
  partner,
  'apply <manifest>',
  'topics, rights, credentials and profile as it says; again changes nothing',
)
  .option('--dry-run', 'only says what it would change', false)
  .action((file: string, flags: Common & Readonly<{ dryRun: boolean }>) =>
    ending(partnerApply(common(flags), file, flags)),
  );
command(
  partner,
  'diff <manifest>',
  'what differs from what is registered; ends with 1 where something does',
).action((file: string, flags: Common) => ending(partnerDiff(common(flags), file)));
command(partner, 'rotate <slug>', 'new credentials; the former ones end').action(
  (slug: string, flags: Common) => ending(partnerRotate(common(flags), slug)),
);
command(partner, 'suspend <slug>', 'ends its credentials, over every way').action(
  (slug: string, flags: Common) => ending(partnerEnd(common(flags), 'suspend', slug)),
);
command(partner, 'offboard <slug>', 'ends its credentials and takes its services out of every choice').action(
  (slug: string, flags: Common) => ending(partnerEnd(common(flags), 'offboard', slug)),
);

const schema = program.command('schema').description('the wire contract');
command(schema, 'check [files...]', 'says of each change whether it is safe, and for which partners')
  .option('--partners <folder>', "the partners' manifests", join(root, 'partners'))
  .action((files: string[], { partners, json = false }: Common & Readonly<{ partners: string }>) =>
    ending(schemaCheck({ files, partners, json, say })),
  );

/** A command of a service's own: it reads its arguments itself. */
const owned = (owner: string, name: string, description: string): Command =>
  program
    .command(`${name} [arguments...]`)
    .description(description)
    .allowUnknownOption()
    .helpOption(false)
    .action((args: string[]) => ending(serviceCommand(owner, name, args)));

owned('eligibility', 'rules', "checks, compares and tests the programs' rules: check | diff | test | schema");
owned('outcomes', 'indicators', "runs cases against the indicators of WIOA's six programs: test");
owned('routing', 'translate', 'between FHIR, HSDS and our own words: --from fhir|hsds|handoff --to … FILE');

program
  .command('directory [arguments...]')
  .description('services that anybody may find: import FILE|FOLDER | export FILE|FOLDER (HSDS 3)')
  .option('--data <folder>', 'where everything is kept', join(root, '.handoff'))
  .allowUnknownOption()
  .action((args: string[], { data }: Common) => ending(directory(resolve(data), args)));

try {
  await program.parseAsync();
} catch (error) {
  console.error(`\n${describeFault(error)}`);
  process.exitCode = 1;
}
// What a signal interrupted half way must not keep the process alive.
process.exit();
