import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFile } from './replace-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replace-file-'));
  file = join(folder, '.env');
});
afterEach(() => rmSync(folder, { recursive: true }));
const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('a file that is replaced', () => {
  it('is its owner’s alone where it is new', () => {
    replaceFile(file, 'new');
    expect([readFileSync(file, 'utf8'), modeOf(file)]).toEqual(['new', 0o600]);
    expect(readdirSync(folder)).toEqual(['.env']);
  });

  it('may be read by whoever might read it before', () => {
    writeFileSync(file, 'old');
    chmodSync(file, 0o640);
    replaceFile(file, 'new');
    expect([readFileSync(file, 'utf8'), modeOf(file)]).toEqual(['new', 0o640]);
  });

  it.runIf(process.getuid?.() === 0)('belongs to whom it belonged to, also where root replaces it', () => {
    writeFileSync(file, 'old');
    chownSync(file, 1234, 2345);
    replaceFile(file, 'new');
    const { uid, gid } = statSync(file);
    expect([uid, gid]).toEqual([1234, 2345]);
  });

  it('is the one that a link leads to', () => {
    const linked = join(folder, 'linked');
    writeFileSync(file, 'old');
    symlinkSync(file, linked);
    replaceFile(linked, 'new');
    expect(readFileSync(file, 'utf8')).toBe('new');
  });

  it('leaves no copy beside it where that failed', () => {
    mkdirSync(file);
    expect(() => replaceFile(file, 'secret')).toThrow();
    expect(readdirSync(folder)).toEqual(['.env']);
  });

  it('leaves none that git would take where it was killed meanwhile', () => {
    const ignored = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', '.gitignore'), 'utf8');
    expect(ignored.split('\n')).toContain('.env*');
  });
});
