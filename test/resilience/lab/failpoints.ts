import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName } from '@handoff/schemas';

export type Hit = Readonly<{ name: string; hit: number; fired: readonly string[]; pid: number; at: string }>;

export type Failpoints = Readonly<{
  folder: string;
  /** In the syntax of FAILPOINTS; each entry fires at the next hit, once, also in a process started again. */
  arm: (service: ServiceName, points: readonly string[]) => void;
  hits: (service: ServiceName) => readonly Hit[];
  disarm: (service: ServiceName) => void;
  /** What is armed and not yet hit. */
  left: (service: ServiceName) => readonly string[];
}>;

/** Arms the services' failpoints while they run, and reads what they passed. */
export const failpointsIn = (folder: string): Failpoints => {
  mkdirSync(folder, { recursive: true });
  return {
    folder,
    arm: (service, points) => {
      const file = join(folder, service);
      writeFileSync(`${file}.new`, points.join(','));
      renameSync(`${file}.new`, file);
    },
    disarm: (service) => rmSync(join(folder, service), { force: true }),
    hits: (service) =>
      textOf(join(folder, `${service}.jsonl`))
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Hit),
    left: (service) =>
      textOf(join(folder, service))
        .split(',')
        .filter((point) => point !== ''),
  };
};

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
