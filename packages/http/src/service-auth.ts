import { createHash, timingSafeEqual } from 'node:crypto';
import { type Authenticate, bearerToken, type Caller } from './caller.ts';

/** Caller to the SHA-256 (hex) of its token; two hashes while a token is being changed. */
export type TokenHashes = Readonly<Record<string, string | readonly string[]>>;
/** Operation of one service to those who may ask for it. What isn't listed, nobody may. */
export type Calls = Readonly<Record<string, readonly string[]>>;

export type ServiceAuth = Readonly<{
  authenticate: Authenticate;
  mayCall: (operation: string) => (caller: Caller) => boolean;
}>;

/** Tokens are 32 random bytes, so a plain hash suffices: there is nothing to guess. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Who is calling, by their token, and whether the table lets them. */
export const serviceAuth = ({ tokens, calls }: { tokens: TokenHashes; calls: Calls }): ServiceAuth => {
  const known = Object.entries(tokens).flatMap(([name, hashes]) =>
    [hashes].flat().map((hash) => ({ name, hash: hashBytes(name, hash) })),
  );
  return {
    authenticate: (credentials) => {
      const token = bearerToken(credentials);
      const name = token === undefined ? undefined : match(known, Buffer.from(hashToken(token), 'hex'));
      return name === undefined ? undefined : { kind: 'service', name };
    },
    mayCall: (operation) => {
      const callers = Object.hasOwn(calls, operation) ? calls[operation] : undefined;
      if (!callers)
        throw new RangeError(`The calls table has no operation '${operation}': name it there first.`);
      return ({ kind, name }) => kind === 'service' && callers.includes(name);
    },
  };
};

const hashBytes = (name: string, hash: string): Buffer => {
  if (/^[0-9a-f]{64}$/.test(hash)) return Buffer.from(hash, 'hex');
  throw new RangeError(`The token hash of '${name}' is not a SHA-256 in hex.`);
};

// Looks at every entry, so that time tells neither whether nor where one matched.
const match = (known: readonly { name: string; hash: Buffer }[], hash: Buffer): string | undefined => {
  let found: string | undefined;
  for (const entry of known) if (timingSafeEqual(entry.hash, hash)) found = entry.name;
  return found;
};
