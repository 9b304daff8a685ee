import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, install, type Program } from './program.ts';
import { fakeRun } from './test/fake-run.ts';
import { temporaryFolder } from './test/temporary-folder.ts';

const tools = { run: fakeRun(() => undefined).run, progress: () => {} };

const programIn = (folder: string, fill: Program['fill']): Program => {
  const lock = join(folder, 'lock');
  writeFileSync(lock, 'checksums');
  return { name: 'kafka', title: 'Kafka', lock, by: 'maven', fill };
};

const write = async (into: string) => writeFileSync(join(into, 'file'), 'whole');

describe('an install', () => {
  it('is made once', async () => {
    const folder = temporaryFolder();
    let filled = 0;
    const program = programIn(folder, async (into) => {
      filled += 1;
      await write(into);
    });
    await install(program, folder, tools);
    expect(existsSync(join(await install(program, folder, tools), 'file'))).toBe(true);
    expect(filled).toBe(1);
  });

  it('that broke off is never used, and is cleared away by the next', async () => {
    const folder = temporaryFolder();
    const broken = programIn(folder, async (into) => {
      await write(into);
      throw new Error('the network went away');
    });
    await expect(install(broken, folder, tools)).rejects.toThrow('the network went away');
    expect(existsSync(folderOf(broken, folder))).toBe(false);
    await install(programIn(folder, write), folder, tools);
    expect(readdirSync(folder).filter((name) => name.startsWith('.half-'))).toEqual([]);
  });

  it('clears away what a killed process left half done', async () => {
    const folder = temporaryFolder();
    const pidOfNobody = 2 ** 22 + 1;
    mkdirSync(join(folder, `.half-${pidOfNobody}-kafka`));
    await install(programIn(folder, write), folder, tools);
    expect(readdirSync(folder).filter((name) => name.startsWith('.half-'))).toEqual([]);
  });

  it('that another process finished first is taken as it is', async () => {
    const folder = temporaryFolder();
    const program = programIn(folder, async (into) => {
      await write(into);
      mkdirSync(folderOf(program, folder));
      writeFileSync(join(folderOf(program, folder), 'theirs'), '');
    });
    expect(readdirSync(await install(program, folder, tools))).toEqual(['theirs']);
  });

  it('goes to another folder when its lock changes', () => {
    const folder = temporaryFolder();
    const program = programIn(folder, write);
    const before = folderOf(program, folder);
    writeFileSync(program.lock, 'other checksums');
    expect(folderOf(program, folder)).not.toBe(before);
  });
});
