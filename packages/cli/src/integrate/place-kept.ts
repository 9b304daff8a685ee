import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';

const kept = z.object({ after: z.number().int(), secret: z.string() });

export type PlaceKept = Readonly<{
  /** Whether somebody listened before. */
  known: boolean;
  after: () => number;
  /** Signs what is forwarded; the same at every start. */
  secret: string;
  moveTo: (position: number) => void;
}>;

/** Where a listener was, and its secret: both outlive it. */
export const openPlace = (data: string, slug: string): PlaceKept => {
  const folder = join(data, 'listen');
  const file = join(folder, `${slug}.json`);
  const known = existsSync(file);
  let { after, secret } = known
    ? kept.parse(JSON.parse(readFileSync(file, 'utf8')))
    : { after: -1, secret: `whsec_${randomBytes(24).toString('base64')}` };
  const write = (): void => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Whole or not at all: a stop in between must not lose the place.
    writeFileSync(`${file}.new`, `${JSON.stringify({ after, secret })}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  if (!known) write();
  return {
    known,
    after: () => after,
    secret,
    moveTo: (position) => {
      after = position;
      write();
    },
  };
};
