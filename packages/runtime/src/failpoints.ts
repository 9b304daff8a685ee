import { appendFileSync } from 'node:fs';
import type { Fire } from './failpoint-actions.ts';
import { parsePoints } from './failpoint-syntax.ts';
import { crossOut } from './failpoints-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Marks a place where a crash, a pause or an error must do no harm: `await failpoint('relay.after-mark')`. */
export type Failpoint = (name: string) => Promise<void>;

type Due = Readonly<{ action: string; fire: Fire }>;

/**
 * By FAILPOINTS, such as `relay.after-send-before-mark:kill@3,consumer.before-effect:stop=40s`; `@n` means the n-th
 * hit only. FAILPOINTS_FILE names a file of the same, which may be written while the process runs: what it names fires
 * at the next hit, once. FAILPOINTS_LOG gets a line for every hit, armed or not, so that a run can tell what it passed.
 */
export const failpoints = (env: Environment = process.env): Failpoint => {
  const armed = parsePoints(env.FAILPOINTS ?? '');
  const { FAILPOINTS_FILE: file, FAILPOINTS_LOG: log } = env;
  if (armed.length === 0 && !file && !log) return async () => {};

  const hits = new Map<string, number>();
  return async (name) => {
    const hit = (hits.get(name) ?? 0) + 1;
    hits.set(name, hit);
    const now = armed.filter(({ onHit, ...each }) => each.name === name && (onHit ?? hit) === hit);
    const due = [...now, ...(file ? crossOut(file, name) : [])];
    if (log) appendFileSync(log, lineOf(name, hit, due));
    for (const { fire } of due) await fire(name);
  };
};

const lineOf = (name: string, hit: number, due: readonly Due[]): string =>
  `${JSON.stringify({ name, hit, fired: due.map(({ action }) => action), pid: process.pid, at: new Date().toISOString() })}\n`;
