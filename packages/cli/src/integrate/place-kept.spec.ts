import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPlace } from './place-kept.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'handoff-listen-'));
});
afterEach(() => rmSync(data, { recursive: true }));

it('a listener that comes back goes on where it was, with the same secret', () => {
  const first = openPlace(data, 'elm-street-center');
  expect([first.known, first.after()]).toEqual([false, -1]);
  first.moveTo(41);
  const again = openPlace(data, 'elm-street-center');
  expect([again.known, again.after(), again.secret]).toEqual([true, 41, first.secret]);
});

it('each partner has a place and a secret of its own', () => {
  openPlace(data, 'elm-street-center').moveTo(41);
  const other = openPlace(data, 'oak-street-center');
  expect(other.after()).toBe(-1);
  expect(other.secret).not.toBe(openPlace(data, 'elm-street-center').secret);
});
