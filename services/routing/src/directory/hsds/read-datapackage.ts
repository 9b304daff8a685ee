import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, normalize } from 'node:path';
import { z } from 'zod';
import { type Finding, refused } from '../../translate/finding.ts';
import { type TableName, tableOfFile } from './tables.ts';

export type TableFile = Readonly<{ file: string; table: TableName | undefined; delimiter: string }>;
type Found = Readonly<{ files: readonly TableFile[]; findings: readonly Finding[] }>;

const path = z.string().regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$)).+$/, 'A path leads to a file of the package');
const datapackage = z.looseObject({
  resources: z
    .array(
      z.looseObject({
        name: z.string().default(''),
        path: z.union([path, z.array(path)]).optional(),
        dialect: z.looseObject({ delimiter: z.string().length(1).optional() }).optional(),
      }),
    )
    .default([]),
});

/**
 * Which files hold which tables: as `datapackage.json` says (Frictionless tabular data package), and every CSV file
 * beside it that is named as a table.
 */
export const filesIn = (folder: string): Found => {
  const { files: named, findings } = describedIn(folder);
  const missing = named.filter(({ file }) => !existsSync(join(folder, file)));
  const known = new Set(named.map(({ file }) => file));
  const beside = readdirSync(folder).filter((file) => file.endsWith('.csv') && !known.has(file));
  return {
    files: [
      ...named.filter((each) => !missing.includes(each)),
      ...beside.map((file) => ({ file, table: tableOfFile(file), delimiter: ',' })),
    ],
    findings: [...findings, ...(missing.length === 0 ? [] : [notThere(missing)])],
  };
};

const describedIn = (folder: string): Found => {
  const file = join(folder, 'datapackage.json');
  if (!existsSync(file)) return { files: [], findings: [] };
  const read = datapackage.safeParse(parsed(readFileSync(file, 'utf8')));
  if (!read.success) return { files: [], findings: [unreadable(read.error.issues[0])] };
  return {
    files: read.data.resources.flatMap(({ name, path: paths = [], dialect }) =>
      [paths].flat().map((each) => ({
        file: normalize(each),
        table: tableOfFile(name) ?? tableOfFile(basename(each)),
        delimiter: dialect?.delimiter ?? ',',
      })),
    ),
    findings: [],
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const unreadable = (issue: z.core.$ZodIssue | undefined): Finding =>
  refused('unreadable-datapackage', ['datapackage.json', ...(issue?.path ?? [])].map(String).join('.'), {
    reason: `It describes no tables: ${issue?.message ?? 'unknown'}. Files named as tables were read without it.`,
    mend: 'Write {"resources": [{"name": "services", "path": "services.csv"}, …]}, or leave the file out.',
  });

/** Who was listed by rows of it would seem to be dropped by their source. */
const notThere = (missing: readonly TableFile[]): Finding =>
  refused('missing-table', 'datapackage.json', {
    reason: `It names files that are not there: ${missing.map(({ file }) => file).join(', ')}.`,
    mend: 'Add the files, or take them out of the description.',
  });
