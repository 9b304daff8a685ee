import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { HttpFault } from '@handoff/http';

// OWASP's Password Storage Cheat Sheet, scrypt: 32 MB and three rounds of it, as good as 128 MB once.
const cost = { N: 2 ** 15, r: 8, p: 3 } as const;
const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);
const length = 32;

const mostAtOnce = 2;
const mostWaiting = 20;
let underWay = 0;
const waiting: (() => void)[] = [];

/** Hashing is dear on purpose: a crowd at the door waits, and does not take the machine from everybody else. */
const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (waiting.length >= mostWaiting) throw crowded();
  if (underWay < mostAtOnce) underWay += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    // Whoever waits takes this very place.
    const next = waiting.shift();
    if (next) next();
    else underWay -= 1;
  }
};

const hash = (password: string, salt: Buffer): Promise<Buffer> =>
  // The same letters typed on different machines are the same password (NIST SP 800-63B, 3.1.1.2).
  inTurn(() => derive(password.normalize('NFKC'), salt, length, { ...cost, maxmem: 256 * cost.N * cost.r }));

/** `scrypt$N$r$p$salt$hash`: the cost stands beside it, so that it can grow without ending anybody's password. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16);
  const hashed = await hash(password, salt);
  const { N, r, p } = cost;
  return ['scrypt', N, r, p, salt.toString('base64url'), hashed.toString('base64url')].join('$');
};

const nobodys = `scrypt$${cost.N}$${cost.r}$${cost.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Where there is no password to compare with, it takes as long: time tells nobody who has an account. */
export const isPassword = async (given: string, kept: string | undefined): Promise<boolean> => {
  const [, , , , salt = '', hashed = ''] = (kept ?? nobodys).split('$');
  const computed = await hash(given, Buffer.from(salt, 'base64url'));
  return timingSafeEqual(computed, Buffer.from(hashed, 'base64url')) && kept !== undefined;
};

export const shortestPassword = 12;
export const longestPassword = 200;

const crowded = (): HttpFault =>
  new HttpFault(
    'too-many-requests',
    {
      place: 'path',
      reason: 'More people are signing in at this moment than can be taken in.',
      mend: 'Try again in a few seconds.',
    },
    { 'retry-after': '5' },
  );
