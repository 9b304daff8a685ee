import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordSchema } from './avro.ts';

export type Release = Readonly<{
  short: string;
  version: number;
  path: string;
  text: string;
  schema: RecordSchema;
}>;

const history = join(import.meta.dirname, 'history');

/** Released versions of a record, oldest first. */
export const versionsOf = (short: string): number[] => {
  const folder = join(history, short);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((file) => Number(file.replace(/\.avsc$/, '')))
    .sort((a, b) => a - b);
};

/** 1 also before the first release: what is being written will be version 1. */
export const newestVersion = (short: string): number => versionsOf(short).at(-1) ?? 1;

export const releaseOf = (short: string, version: number): Release => {
  const path = join(history, short, `${version}.avsc`);
  const text = readFileSync(path, 'utf8');
  return { short, version, path, text, schema: JSON.parse(text) as RecordSchema };
};

export const allReleases = (): Release[] =>
  readdirSync(history, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => versionsOf(name).map((version) => releaseOf(name, version)));
