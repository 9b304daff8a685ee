import { bannedWordIn } from '@handoff/schemas';
import { exempt } from './exempt.ts';

/** Kinds of files in which something could be named: schemas, facts, manifests, code, fixtures, what sets servers up. */
export const isLookedThrough = (path: string): boolean =>
  /\.(ts|mjs|js|avsc|json|ya?ml|csv|sql|xml|html|sh|properties|http|txt)$/.test(path) &&
  !/(^|\/)package(-lock)?\.json$/.test(path);

/** Every word, with those that dots or hyphens join to it: a code of a list is one name, and so is a field of an object. */
export const wordsIn = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(/[\p{L}\p{N}_$][\p{L}\p{M}\p{N}_$]*(?:[.-][\p{L}\p{N}_$][\p{L}\p{M}\p{N}_$]*)*/gu)].map(
      ([word]) => word,
    ),
  ),
];

/** What names something in a file: its columns, its keys, in YAML short values, too. Prose has more words. */
export const namesIn = (path: string, text: string): readonly string[] =>
  wayToRead(path)(text)
    .map((name) => name.replace(/^[\s"']+|[\s"']+$/g, ''))
    .filter((name) => name.split(/\s+/).length <= 5);

type Read = (text: string) => readonly string[];

const wayToRead = (path: string): Read => {
  if (path.endsWith('.csv')) return columns;
  if (/\.ya?ml$/.test(path)) return keysAndShortValues;
  return keysBy(/\.(ts|mjs|js)$/.test(path) ? keyInCode : keyInJson);
};

const columns: Read = (text) => (text.split('\n')[0] ?? '').split(',');

const keyInJson = /"name"\s*:\s*"([^"\n]{1,60})"|"([^"\n]{1,60})"\s*:/gu;
const keyInCode = /(?<=['"])([^'"\n]{1,60})['"]\]?\s*:|\b([\p{L}_$][\p{L}\p{N}_$]*)\??:/gu;

const keysBy =
  (form: RegExp): Read =>
  (text) =>
    [...text.matchAll(form)].map(([, one, other]) => one ?? other ?? '');

const keysAndShortValues: Read = (text) =>
  text.split('\n').flatMap((line) => {
    const [key = '', ...rest] = line.replace(/^[\s-]+|(^|\s)#.*$/g, '').split(/:(?=\s|$)/);
    const value = rest.join(':').trim();
    return [key, ...(/^[[{]/.test(value || key) ? (value || key).split(/[[\]{},]|:\s/) : [value])];
  });

/** Names of a file that nothing of ours may bear. One that is let through is so as a whole, never as a part of another. */
export const bannedNamesIn = (path: string, text: string): readonly string[] => {
  const allowed = exempt.filter(({ files }) => files.test(path));
  const isLet = (name: string, those = allowed): boolean => those.some(({ words }) => words.test(name));
  const named = allowed.filter(({ inProse = false }) => !inProse);
  const banned = (name: string): boolean => bannedWordIn(name) !== undefined;
  const words = wordsIn(text).filter((word) => banned(word) && !isLet(word));
  const names = namesIn(path, text).filter((name) => banned(name) && !isLet(name, named));
  return [...new Set([...words, ...names])];
};
