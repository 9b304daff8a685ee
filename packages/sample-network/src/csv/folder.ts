import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { writeWhole } from '../disk/write-whole.ts';
import { saidIn } from './rows.ts';

export type File = Readonly<{ name: string; text: string }>;

/** The folder of uploads: all the memory an office that works in spreadsheets has. */
export type Folder = Readonly<{
  /** What was said in files so far, see `saidIn`. */
  said: ReadonlySet<string>;
  /** Written and never answered: to be sent again as they are. */
  unanswered: () => readonly File[];
  isEmpty: () => boolean;
  write: (text: string) => File;
  /** Notes the id of the upload; with it the file counts as sent. */
  answered: (file: File, upload: string) => void;
}>;

const cellsSchema = z.array(z.looseObject({ referral: z.string(), status: z.string() }));

/** Also of a file with a row that is no row: its first two cells are read. */
const rowsIn = (text: string) => cellsSchema.parse(parse(text, { columns: true, relax_column_count: true }));

export const openFolder = (path: string): Folder => {
  mkdirSync(path, { recursive: true });
  const read = (name: string): File => ({ name, text: readFileSync(join(path, name), 'utf8') });
  const names = () =>
    readdirSync(path)
      .filter((name) => name.endsWith('.csv'))
      .toSorted();
  const receipt = (name: string): string => join(path, name.replace('.csv', '.receipt'));
  const said = new Set(names().flatMap((name) => rowsIn(read(name).text).map(saidIn)));
  return {
    said,
    unanswered: () =>
      names()
        .filter((name) => !existsSync(receipt(name)))
        .map(read),
    isEmpty: () => names().length === 0,
    write: (text) => {
      const name = `${String(names().length + 1).padStart(4, '0')}.csv`;
      writeWhole(join(path, name), text);
      for (const row of rowsIn(text)) said.add(saidIn(row));
      return { name, text };
    },
    answered: ({ name }, upload) => writeWhole(receipt(name), `${upload}\n`),
  };
};
