import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { holderOf, takeLock } from './lock.ts';
import { ownerOf } from './owner.ts';
import { temporaryFolder } from './test/temporary-folder.ts';

const lockFile = () => join(temporaryFolder(), 'stack', 'lock');

describe('a lock', () => {
  it('is held by one process, and the other is told which', () => {
    const file = lockFile();
    takeLock(file);
    expect(() => takeLock(file)).toThrow(
      expect.objectContaining({
        code: 'already-running',
        place: file,
        reason: expect.stringContaining(`pid ${process.pid}`),
      }),
    );
  });

  it('is free after its release', () => {
    const file = lockFile();
    takeLock(file).release();
    expect(existsSync(file)).toBe(false);
    expect(holderOf(takeLock(file) && file)?.pid).toBe(process.pid);
  });

  it('is taken over from a process that is gone', () => {
    const file = lockFile();
    takeLock(file).release();
    writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, identity: 'long ago' }));
    takeLock(file);
    expect(holderOf(file)?.pid).toBe(process.pid);
  });

  it('is taken over from a process whose pid now belongs to another', () => {
    const file = lockFile();
    takeLock(file).release();
    writeFileSync(file, JSON.stringify({ ...ownerOf(process.ppid), identity: 'an earlier process' }));
    takeLock(file);
    expect(holderOf(file)?.pid).toBe(process.pid);
  });

  it('is taken over when it is not whole, and nothing is left beside it', () => {
    const file = lockFile();
    takeLock(file).release();
    writeFileSync(file, '{"pid":');
    takeLock(file);
    expect(readdirSync(dirname(file))).toEqual(['lock']);
  });
});
