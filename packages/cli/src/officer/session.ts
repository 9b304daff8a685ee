import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliFault } from '../fault.ts';

/** Whose session, at which exchange, and in whose home it lies: each officer is a user of the machine of their own. */
export type Whose = Readonly<{ home: string; url: string; email: string }>;

/** A file each, by a hash of who and where, that nobody else on this machine reads. It holds what a browser's cookie would. */
const fileOf = ({ home, url, email }: Whose): string => {
  const who = `${new URL(url).origin}|${email.trim().toLowerCase()}`;
  const name = createHash('sha256').update(who).digest('hex').slice(0, 16);
  return join(home, '.handoff', 'officers', name);
};

export const keepSession = (whose: Whose, cookie: string): void => {
  const file = fileOf(whose);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, cookie, { mode: 0o600 });
};

export const sessionOf = (whose: Whose): string => {
  const file = fileOf(whose);
  if (!existsSync(file)) throw notSignedIn(whose.email);
  return readFileSync(file, 'utf8');
};

export const forgetSession = (whose: Whose): void => rmSync(fileOf(whose), { force: true });

export const notSignedIn = (email: string): CliFault =>
  new CliFault('not-signed-in', {
    place: email,
    reason: 'Nobody is signed in here under this address, or the session is over.',
    mend: 'handoff officer sign-in --email <address> --code <six digits>; with an account, without --code',
  });
