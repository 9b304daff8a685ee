#!/usr/bin/env node
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { describeFault } from './fault.ts';
import { root } from './root.ts';
import { up } from './up/up.ts';

type UpFlags = Readonly<{ sample?: boolean; exit?: boolean; port: string; data: string }>;

const say = (line: string): void => console.log(line);

const program = new Command('handoff').description('A referral exchange between agencies.');

program
  .command('up')
  .description('starts the exchange on this machine: backing services, the five services, the public door')
  .option('--sample', 'loads the sample network and plays its caseload')
  .option('--exit', 'stops everything once the caseload is accounted for')
  .option('--port <port>', 'port of the public door', process.env['PORT'] ?? '8080')
  .option('--data <folder>', 'where everything is kept', join(root, '.handoff'))
  .action(({ sample = false, exit = false, port, data }: UpFlags) =>
    up({ sample, exit, port: Number(port), data: resolve(data), say }),
  );

try {
  await program.parseAsync();
} catch (error) {
  console.error(`\n${describeFault(error)}`);
  process.exitCode = 1;
}
// What a signal interrupted half way must not keep the process alive.
process.exit();
