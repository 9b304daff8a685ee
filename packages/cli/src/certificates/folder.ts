import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kept, keptOf, settingsOf } from './kept.ts';
import { privateKeysIn, recordIn } from './readable.ts';
import { replaceFile } from './replace-file.ts';

/** Beside the secrets of the exchange and not among them: what signs is used here, and nowhere that anything runs. */
export const authorityFolder = (data: string): string => join(data, 'authority');

const filesIn = (folder: string) => ({
  key: join(folder, 'authority.key'),
  settings: join(folder, 'certificates.json'),
});

/** Whether any were made in this folder, be they readable or not. */
export const isKeptIn = (folder: string): boolean => existsSync(filesIn(folder).settings);

export const keptIn = (folder: string): Kept => {
  const { settings } = filesIn(folder);
  const text = existsSync(settings) ? readFileSync(settings, 'utf8') : '{}';
  return keptOf(recordIn(text, { place: settings, mend: moveAway }), keysIn(folder), settings);
};

export const keysIn = (folder: string): readonly string[] => {
  const { key } = filesIn(folder);
  return existsSync(key) ? privateKeysIn(readFileSync(key, 'utf8'), { place: key, mend: moveAway }) : [];
};

const moveAway =
  'Put it back from a copy, or move it to another place: `npx handoff certificates renew` goes on without it.';

/** Keys first: a certificate of an authority that nobody can sign for again would have to be replaced at once. */
export const keepIn = (folder: string, kept: Kept): void => {
  const { key, settings } = filesIn(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  replaceFile(key, kept.keys.join(''));
  replaceFile(settings, `${JSON.stringify(settingsOf(kept), null, 2)}\n`);
};
