import { rmSync } from 'node:fs';
import type { Superuser } from './kafka-properties.ts';
import { headOf, type Run } from './run.ts';
import { writeSecretly } from './secret.ts';
import { StackError } from './stack-error.ts';

export type Format = Readonly<{
  java: string;
  jvm: readonly string[];
  settings: string;
  clusterId: string;
  superuser: Superuser;
  data: string;
  run: Run;
}>;

/** Prepares a broker's data folder with its first user. */
export const formatBroker = async ({
  java,
  jvm,
  settings,
  clusterId,
  superuser,
  data,
  run,
}: Format): Promise<void> => {
  const tool = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', settings];
  const words = [...jvm, ...tool, '--add-scram', scramUser(superuser)];
  // By a file: arguments, and so the password, can be read by everyone on the machine.
  const file = `${settings}.format`;
  writeSecretly(file, words.map(quoted).join('\n'));
  const { code, output } = await run(java, [`@${file}`]);
  rmSync(file);
  if (code !== 0) throw notFormatted(data, output);
};

export const scramUser = ({ username, password }: Superuser): string =>
  `SCRAM-SHA-512=[name=${username},password=${password}]`;

const quoted = (word: string) => `"${word.replaceAll('\\', '\\\\')}"`;

const notFormatted = (data: string, output: string) =>
  new StackError('did-not-start', {
    place: data,
    reason: `Kafka could not prepare its data folder: ${headOf(output)}`,
    mend: 'Make room on the disk, delete that folder, and start again.',
  });
