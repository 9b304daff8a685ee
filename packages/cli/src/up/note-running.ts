import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Exchange } from './services.ts';

type Noted = Pick<Exchange, 'url' | 'urls'> &
  Readonly<{
    /** Its business time may be moved forward. */
    sandbox: boolean;
  }>;

/** Where the running exchange answers, for the other commands of this data folder. */
export const noteRunning = (file: string, { url, urls, sandbox }: Noted): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ url, urls, sandbox }, null, 2)}\n`);
};
