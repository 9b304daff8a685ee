import { resolve } from 'node:path';
import type { Command } from 'commander';
import { auditCheckpoints, auditVerify } from '../commands/audit.ts';
import { doctor } from '../commands/doctor.ts';
import { doctorReconcile } from '../commands/doctor-reconcile.ts';
import { parkedList, parkedRedrive, parkedShow } from '../commands/parked.ts';
import { prepare } from '../commands/prepare.ts';
import { replay } from '../commands/replay.ts';
import { status } from '../commands/status.ts';
import { up } from '../up/up.ts';
import { command, type Common, common, type DryRun, ending, say } from './words.ts';

type UpFlags = Common &
  Readonly<{ sample?: boolean; caseload?: string; habits?: string; exit?: boolean; port: string }>;
type ReplayFlags = Common & DryRun & Readonly<{ redeliver?: string; from: string }>;
type SecretsFlags = Readonly<{ missingFrom?: string; new: boolean }>;
type CertificateFlags = Common & Readonly<{ env: string; anotherAuthority?: boolean }>;
type Which = Readonly<{ service?: string; consumer?: string; stream?: string }>;

/** Whoever runs the exchange: starts it, looks after it. */
export const exchangeCommands = (program: Command): void => {
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
    .option(
      '--from <source>',
      "what it is made of: topics, or owners (all that the owners' streams ever said)",
      'topics',
    )
    .option('--redeliver <partner>', 'instead: sends this partner its messages again, with the same ids')
    .option('--dry-run', 'with --redeliver: only says how many they would be', false)
    .action((consumer: string | undefined, flags: ReplayFlags) =>
      ending(replay(common(flags), { ...flags, consumer })),
    );
  command(
    program,
    'prepare',
    'registers the schemas and creates the topics of the servers that the environment names',
  ).action((flags: Common) => ending(prepare({ ...common(flags), env: process.env })));
  command(program, 'secrets', 'the secrets of this data folder, as lines of an .env file')
    .option('--missing-from <file>', 'only the lines that this file lacks: to be added to it')
    .option('--new', 'also where .env has the secrets of another exchange', false)
    .action(async ({ new: anew, missingFrom, ...flags }: Common & SecretsFlags) => {
      const { secrets } = await import('../commands/secrets.ts');
      await ending(
        secrets({
          ...common(flags),
          env: resolve('.env'),
          anew,
          ...(missingFrom === undefined ? {} : { missingFrom: resolve(missingFrom) }),
        }),
      );
    });
  certificateCommands(program);
  parkedCommands(program);
  auditCommands(program);
};

// What reads and writes certificates is loaded when it is asked for: no other command waits for it.
const certificateCommands = (program: Command): void => {
  const options = ({ env, ...flags }: CertificateFlags) => ({ ...common(flags), env: resolve(env) });
  const certificate = command(
    program,
    'certificates',
    'with which the containers know one another: how long each lasts, and what is due',
  )
    .option('--env <file>', 'the file that the containers read', '.env')
    .action(async (flags: CertificateFlags) => {
      const { certificates } = await import('../commands/certificates.ts');
      await ending(certificates(options(flags)));
    });
  certificate
    .command('renew')
    .description('makes those that are due, and writes them where they stood')
    .option('--another-authority', 'also who signs, and all of them: its key was seen by somebody', false)
    .action(async (_: object, own: Command) => {
      const { certificatesRenew } = await import('../commands/certificates.ts');
      const { anotherAuthority = false, ...flags } = own.optsWithGlobals<CertificateFlags>();
      await ending(certificatesRenew(options(flags), { anotherAuthority }));
    });
};

const parkedCommands = (program: Command): void => {
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
};

const auditCommands = (program: Command): void => {
  const audit = program
    .command('audit')
    .description('the trail of every key that was used and every contact that was released');
  command(audit, 'verify', 'reads it from the beginning and says what is not as it was written')
    .option('--witness <file>', 'checkpoints that were kept elsewhere')
    .action((flags: Common & Readonly<{ witness?: string }>) => ending(auditVerify(common(flags), flags)));
  command(audit, 'checkpoints', 'what was signed about it, one a line: keep a copy elsewhere').action(
    (flags: Common) => ending(auditCheckpoints(common(flags))),
  );
};
