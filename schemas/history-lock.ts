import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allReleases, type Release } from './released.ts';

const path = join(import.meta.dirname, 'history', 'lock.json');

/** `<record>/<version>` → SHA-256 of the released file. */
export type HistoryLock = Readonly<Record<string, string>>;

export const readHistoryLock = (): HistoryLock => JSON.parse(readFileSync(path, 'utf8')) as HistoryLock;

const lockOf = (releases: readonly Release[]): HistoryLock =>
  Object.fromEntries(
    releases
      .map(({ short, version, text }): [string, string] => [
        `${short}/${version}`,
        createHash('sha256').update(text).digest('hex'),
      ])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/** Releases that were changed, removed or slipped in since they were locked. A release is for good: others read by it. */
export const faultsInHistory = (lock: HistoryLock, releases: readonly Release[]): string[] => {
  const now = lockOf(releases);
  const names = new Set([...Object.keys(lock), ...Object.keys(now)]);
  return [...names].filter((name) => lock[name] !== now[name]).sort();
};

export const writeHistoryLock = (): void => {
  writeFileSync(path, `${JSON.stringify(lockOf(allReleases()), null, 2)}\n`);
};
