import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { root } from '../root.ts';

/** What every command of ours takes. */
export type Common = Readonly<{ data: string; json?: boolean }>;
export type DryRun = Readonly<{ dryRun: boolean }>;

export const say = (line: string): void => console.log(line);

/** The process ends with the code of the command. */
export const ending = async (code: number | Promise<number>): Promise<void> =>
  void (process.exitCode = await code);

export const common = ({ data, json = false }: Common) => ({ data: resolve(data), json, say });

export const command = (parent: Command, name: string, description: string): Command =>
  parent
    .command(name)
    .description(description)
    .option('--data <folder>', 'where everything is kept', join(root, '.handoff'))
    .option('--json', 'for programs');

/** One that writes, and can be asked what it would write. */
export const writing = (parent: Command, name: string, description: string): Command =>
  command(parent, name, description).option('--dry-run', 'only says what it would do', false);

/** For an option that may stand several times. */
export const several = (value: string, before: readonly string[]): readonly string[] => [...before, value];
