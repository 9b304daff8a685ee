import { createPrivateKey, X509Certificate } from 'node:crypto';
import { CliFault } from '../fault.ts';

/** Where something stands, and what brings it back. */
export type Where = Readonly<{ place: string; mend: string }>;

/** The certificates one after another in a PEM text. */
export const certificatesIn = (pem: string, where: Where): readonly string[] =>
  blocksIn(pem, 'CERTIFICATE', where).map((each) =>
    readable(each, (text) => new X509Certificate(text), where),
  );

export const privateKeysIn = (pem: string, where: Where): readonly string[] =>
  blocksIn(pem, 'PRIVATE KEY', where).map((each) => readable(each, createPrivateKey, where));

/** A private key and its certificate in one. */
export const pairIn = (pem: string, where: Where): string => {
  readable(pem, createPrivateKey, where);
  return readable(pem, (text) => new X509Certificate(text), where);
};

export const recordIn = (json: string, where: Where): Readonly<Record<string, string>> => {
  const value = attempt(() => JSON.parse(json) as unknown, where);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable(where);
  if (!Object.values(value).every((each) => typeof each === 'string')) throw unreadable(where);
  return value as Record<string, string>;
};

const blocksIn = (pem: string, label: string, where: Where): readonly string[] => {
  const block = new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`, 'g');
  const whole = pem.match(block) ?? [];
  const rest = pem.replace(block, '').trim();
  // A half of one is none that is lacking: taken for that, another would be made in its place without a word.
  if (rest.includes('-----') || (whole.length === 0 && rest !== '')) throw unreadable(where);
  return whole.map((each) => `${each}\n`);
};

const readable = (text: string, read: (text: string) => unknown, where: Where): string => {
  attempt(() => read(text), where);
  return text;
};

/** What the parsers say names neither the setting nor what to do, and may cite what it could not read. */
const attempt = <T>(read: () => T, where: Where): T => {
  try {
    return read();
  } catch {
    throw unreadable(where);
  }
};

const unreadable = ({ place, mend }: Where): CliFault =>
  new CliFault('certificate-unreadable', {
    place,
    reason: 'What stands there is damaged: it is not, or not whole, what was once written there.',
    mend,
  });
