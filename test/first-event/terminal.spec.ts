import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Block } from './blocks.ts';
import { terminal } from './terminal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handoff-terminal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const env = { PATH: process.env['PATH'] ?? '' };
const typed = (text: string, file: string | null = null): Block => ({
  page: 'a.md',
  way: 'rest',
  number: 1,
  file,
  text,
});

describe('a terminal', () => {
  it('runs blocks in one shell, in their order, with what is to be saved saved before', async () => {
    const shell = terminal(env);
    const blocks = [
      typed('name=Luz\n'),
      typed('Hello\n', 'greeting.txt'),
      typed('cat greeting.txt; echo "$name"\n'),
    ];
    expect(await shell.run(blocks, folder, 10_000)).toMatchObject({ code: 0, printed: 'Hello\nLuz\n' });
    await shell.close();
  });

  it('stops at the first command that fails', async () => {
    const shell = terminal(env);
    const { code, printed } = await shell.run([typed('false\necho on\n')], folder, 10_000);
    expect([code, printed]).toEqual([1, '']);
    await shell.close();
  });

  it('lets go on what a block started beside, until it is closed', async () => {
    const shell = terminal(env);
    const blocks = [
      typed("trap 'echo ended > ended.txt; exit' TERM\n"),
      typed('(sleep 60) & echo $! > pid\n'),
    ];
    expect((await shell.run(blocks, folder, 10_000)).code).toBe(0);
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    expect(() => process.kill(pid, 0)).not.toThrow();
    await shell.close();
    expect(() => process.kill(pid, 0)).toThrow();
  });

  it('does not wait for ever', async () => {
    const shell = terminal(env);
    const { code, seconds } = await shell.run([typed('sleep 60\n')], folder, 200);
    expect(code).not.toBe(0);
    expect(seconds).toBeLessThan(30);
    await shell.close();
  });
});
