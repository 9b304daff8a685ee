import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findInFiles } from './find-in-files.ts';

const canary = 'Canaria Zorzal';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'canaries-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const found = (bytes: Buffer): boolean => {
  writeFileSync(join(folder, 'segment.log'), bytes);
  return findInFiles(folder, [canary]).length > 0;
};

const spelled: readonly (readonly [string, Buffer])[] = [
  ['in clear', Buffer.from(`\u0000x${canary}y`)],
  ['in UTF-16', Buffer.from(`x${canary}y`, 'utf16le')],
  ['in hex', Buffer.from(Buffer.from(canary).toString('hex'))],
  ...['', 'a', 'ab', 'abc'].flatMap((before) =>
    (['base64', 'base64url'] as const).map((encoding): [string, Buffer] => [
      `in ${encoding} behind "${before}"`,
      Buffer.from(Buffer.from(`${before}${canary}!`).toString(encoding)),
    ]),
  ),
];

describe('a canary', () => {
  it.each(spelled)('is found %s', (_, bytes) => expect(found(bytes)).toBe(true));

  it('is not found where there is none', () => expect(found(Buffer.from('Canario y zorzal'))).toBe(false));
});
