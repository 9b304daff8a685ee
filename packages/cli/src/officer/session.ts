import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliFault } from '../fault.ts';

/** A file each, by a hash of the address, that nobody else on this machine reads. It holds what a browser's cookie would. */
const fileOf = (data: string, email: string): string => {
  const name = createHash('sha256').update(email.trim().toLowerCase()).digest('hex').slice(0, 16);
  return join(data, 'secrets', 'officers', name);
};

export const keepSession = (data: string, email: string, cookie: string): void => {
  const file = fileOf(data, email);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, cookie, { mode: 0o600 });
};

export const sessionOf = (data: string, email: string): string => {
  const file = fileOf(data, email);
  if (!existsSync(file)) throw notSignedIn(email);
  return readFileSync(file, 'utf8');
};

export const forgetSession = (data: string, email: string): void =>
  rmSync(fileOf(data, email), { force: true });

export const notSignedIn = (email: string): CliFault =>
  new CliFault('not-signed-in', {
    place: email,
    reason: 'Nobody is signed in here under this address, or the session is over.',
    mend: 'handoff officer sign-in --email <address> --code <six digits>',
  });
