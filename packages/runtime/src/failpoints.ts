import { appendFileSync } from 'node:fs';
import { type Fire, fireOf } from './failpoint-actions.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Marks a place where a crash, a pause or an error must do no harm: `await failpoint('relay.before-mark')`. */
export type Failpoint = (name: string) => Promise<void>;

type Armed = Readonly<{ action: string; fire: Fire; onHit: number | undefined }>;

/** FAILPOINTS can't be read. */
export class FailpointsInvalid extends Error {
  override readonly name = 'FailpointsInvalid';
  readonly code = 'failpoints-invalid';
  readonly place = 'FAILPOINTS';
  readonly reason = 'A failpoint is not of the form name:action or name:action@hit.';
  readonly mend =
    'Use kill, throw, stop=40s or sleep=500ms, such as relay.before-mark:kill@3; separate several by commas.';

  constructor() {
    super('A failpoint cannot be read');
  }
}

/**
 * By FAILPOINTS, such as `relay.after-send-before-mark:kill@3,consumer.before-effect:stop=40s`; `@n` means the n-th
 * hit only. FAILPOINTS_LOG gets a line for every hit, armed or not, so that a run can tell what it passed.
 */
export const failpoints = (env: Environment = process.env): Failpoint => {
  const armed = parse(env.FAILPOINTS ?? '');
  const log = env.FAILPOINTS_LOG;
  if (armed.size === 0 && !log) return async () => {};

  const hits = new Map<string, number>();
  return async (name) => {
    const hit = (hits.get(name) ?? 0) + 1;
    hits.set(name, hit);
    const due = (armed.get(name) ?? []).filter(({ onHit }) => onHit === undefined || onHit === hit);
    if (log) appendFileSync(log, lineOf(name, hit, due));
    for (const { fire } of due) await fire(name);
  };
};

const lineOf = (name: string, hit: number, due: readonly Armed[]): string =>
  `${JSON.stringify({ name, hit, fired: due.map(({ action }) => action), pid: process.pid, at: new Date().toISOString() })}\n`;

const parse = (text: string): Map<string, Armed[]> => {
  const armed = new Map<string, Armed[]>();
  for (const part of text.split(',').filter((each) => each.trim() !== '')) {
    const [, name, action, hit] =
      /^([\w.-]+):([a-z]+(?:=\d+(?:ms|s))?)(?:@([1-9]\d*))?$/.exec(part.trim()) ?? [];
    const fire = action === undefined ? undefined : fireOf(action);
    if (name === undefined || action === undefined || !fire) throw new FailpointsInvalid();
    const onHit = hit === undefined ? undefined : Number(hit);
    armed.set(name, [...(armed.get(name) ?? []), { action, fire, onHit }]);
  }
  return armed;
};
