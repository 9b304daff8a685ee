import { randomBytes } from 'node:crypto';
import { CommandFault } from '../cli/fault.ts';
import { readableTables } from '../mongo/analyst-reader.ts';
import type { Held } from '../mongo/held-to.ts';
import { makeReader } from '../mongo/make-reader.ts';

type Asked = Readonly<{
  name: string;
  /** Where the document store answers an administrator of its users. */
  url: string;
  /** Of outcomes: `<prefix>-outcomes`. */
  database: string;
}>;

export type MadeReader = Readonly<{ name: string; database: string; url: string; tables: readonly string[] }>;

/** A user for pymongo and BI tools, who may read the tables and nothing else: made, tried, and taken back where nobody holds it to that. */
export const reader = async ({ name, url, database }: Asked): Promise<MadeReader> => {
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(name)) throw misnamed(name);
  const password = randomBytes(24).toString('base64url');
  const urls = {
    admin: url,
    nobody: readerUrl(url, database),
    reader: readerUrl(url, database, { name, password }),
  };
  const held = await makeReader({ name, password, database, urls });
  if (held !== 'held') throw notHeld(held);
  return { name, database, url: urls.reader, tables: readableTables };
};

const parts = /^(mongodb(?:\+srv)?:\/\/)(?:[^@/]*@)?([^/?]+)(?:\/[^?]*)?(?:\?(.*))?$/;

/** The same servers and settings, as somebody else; users of a database are asked for there. */
export const readerUrl = (
  url: string,
  database: string,
  who?: Readonly<{ name: string; password: string }>,
): string => {
  const [, scheme, hosts, settings] = parts.exec(url) ?? [];
  if (scheme === undefined || hosts === undefined) throw malformed();
  const kept = new URLSearchParams(settings);
  kept.delete('authSource');
  kept.delete('authMechanism');
  const user = who ? `${who.name}:${who.password}@` : '';
  const asked = kept.size > 0 ? `?${kept.toString()}` : '';
  return `${scheme}${user}${hosts}/${database}${asked}`;
};

const malformed = (): CommandFault =>
  new CommandFault(
    'malformed-argument',
    'MONGO_URL',
    'It is no address of a document store.',
    'Write it as mongodb://USER:PASSWORD@HOST:27017/?authSource=admin, of a user who may make users.',
  );

const misnamed = (name: string): CommandFault =>
  new CommandFault(
    'malformed-argument',
    `handoff analyze reader ${name}`,
    'A reader is named by small letters, digits and hyphens.',
    'Name it for who reads, as `state-evaluator`.',
  );

const reasons: Readonly<Record<Exclude<Held, 'held'>, string>> = {
  'asks-nobody':
    'The document store asks nobody for a password: whoever reaches it reads and writes everything.',
  'reads-more':
    'The document store lets this reader read more than the tables: it knows no privileges by collection.',
  writes: 'The document store lets this reader write.',
};

const notHeld = (held: Exclude<Held, 'held'>): CommandFault =>
  new CommandFault(
    'reader-not-held',
    'MONGO_URL',
    `${reasons[held]} The user was taken back.`,
    'Ask a MongoDB server that runs with authorization; on a laptop take the tables out by `handoff analyze`.',
  );
