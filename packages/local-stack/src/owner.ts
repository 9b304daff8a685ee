import { readFileSync } from 'node:fs';
import { identityOf } from './process-identity.ts';

/** Written where a process has to be found again by a later one. */
export type Owner = Readonly<{ pid: number; identity: string }>;

export const ownerOf = (pid: number): Owner => ({ pid, identity: identityOf(pid) ?? 'gone' });

/** Nothing when there is no such file, or one that isn't whole. */
export const readOwner = (file: string): Owner | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
};

export const isAlive = ({ pid, identity }: Owner): boolean => identityOf(pid) === identity;
