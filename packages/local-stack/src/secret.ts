import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Readable by its owner only. */
export const writeSecretly = (file: string, text: string): void => writeFileSync(file, text, { mode: 0o600 });

/** Made once and kept. */
export const secretIn = (file: string, make: () => string = randomPassword): string => {
  if (!existsSync(file)) writeSecretly(file, make());
  return readFileSync(file, 'utf8');
};

const randomPassword = () => randomBytes(24).toString('base64url');
