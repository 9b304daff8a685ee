import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Exchange } from './services.ts';

/** Where the running exchange answers, for the other commands of this data folder. */
export const noteRunning = (file: string, { url, urls }: Pick<Exchange, 'url' | 'urls'>): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ url, urls }, null, 2)}\n`);
};
