import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment, Progress } from './stack.ts';

export type Way = 'docker' | 'native';
type Choice = Readonly<{
  stackDir: string;
  brokers: number;
  env: Environment;
  progress: Progress;
  dockerAnswers(): Promise<boolean>;
}>;

/**
 * A Docker engine before native processes, but first of all the way of last time, where the data are.
 * HANDOFF_STACK overrules it. Three brokers are only started natively.
 */
export const chooseWay = async ({
  stackDir,
  brokers,
  env,
  progress,
  dockerAnswers,
}: Choice): Promise<Way> => {
  const file = join(stackDir, 'way');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  const way = await preferred(env.HANDOFF_STACK, before, brokers, dockerAnswers);
  if (before !== undefined && before !== way)
    progress(`The data of last time were kept by ${before}; they rest, and a new set begins`);
  writeFileSync(file, way);
  return way;
};

const preferred = async (
  wish: string | undefined,
  before: string | undefined,
  brokers: number,
  dockerAnswers: Choice['dockerAnswers'],
): Promise<Way> => {
  if (wish === 'docker' || wish === 'native') return wish;
  if (brokers > 1 || before === 'native') return 'native';
  return (await dockerAnswers()) ? 'docker' : 'native';
};
