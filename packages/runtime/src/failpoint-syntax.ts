import { type Fire, fireOf } from './failpoint-actions.ts';

/** One entry: what happens where, and at which hit. */
export type Point = Readonly<{
  name: string;
  action: string;
  fire: Fire;
  onHit: number | undefined;
  text: string;
}>;

/** FAILPOINTS can't be read. */
export class FailpointsInvalid extends Error {
  override readonly name = 'FailpointsInvalid';
  readonly code = 'failpoints-invalid';
  readonly place = 'FAILPOINTS';
  readonly reason = 'A failpoint is not of the form name:action or name:action@hit.';
  readonly mend =
    'Use kill, throw, stop=40s or sleep=500ms, such as relay.after-mark:kill@3; separate several by commas.';

  constructor() {
    super('A failpoint cannot be read');
  }
}

const form = /^([\w.-]+):([a-z]+(?:=\d+(?:ms|s))?)(?:@([1-9]\d*))?$/;

export const parsePoints = (list: string): Point[] =>
  list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parsePoint);

const parsePoint = (text: string): Point => {
  const [, name, action, hit] = form.exec(text) ?? [];
  const fire = action === undefined ? undefined : fireOf(action);
  if (name === undefined || action === undefined || !fire) throw new FailpointsInvalid();
  return { name, action, fire, onHit: hit === undefined ? undefined : Number(hit), text };
};
