import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RecordSchema } from './avro.ts';

export type Kind = 'event' | 'command' | 'partner' | 'shared';
export type Source = Readonly<{
  name: string;
  short: string;
  context: string;
  kind: Kind;
  path: string;
  schema: RecordSchema;
}>;

export const contexts = [
  'shared',
  'intake',
  'eligibility',
  'referrals',
  'directory',
  'outcomes',
  'partners',
  'gateway',
] as const;

const kindOf = (context: string, isCommand: boolean): Kind => {
  if (isCommand) return 'command';
  if (context === 'shared') return 'shared';
  return context === 'partners' ? 'partner' : 'event';
};

const root = import.meta.dirname;

const readOne = (context: string, path: string, isCommand: boolean): Source => {
  const schema = JSON.parse(readFileSync(join(root, path), 'utf8')) as RecordSchema;
  const short = basename(path, '.avsc');
  return {
    name: `${schema.namespace}.${schema.name}`,
    short,
    context,
    kind: kindOf(context, isCommand),
    path,
    schema,
  };
};

const avscIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.avsc'))
    .map((entry) => `${folder}/${entry.name}`)
    .sort();

const commandsIn = (context: string): string[] =>
  readdirSync(join(root, context)).includes('commands') ? avscIn(`${context}/commands`) : [];

/** Every `.avsc` as it is written, shared types by name. */
export const readSchemas = (): Source[] =>
  contexts.flatMap((context) => [
    ...avscIn(context).map((path) => readOne(context, path, false)),
    ...commandsIn(context).map((path) => readOne(context, path, true)),
  ]);
