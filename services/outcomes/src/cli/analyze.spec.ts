import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** How the command ends that refuses, in a process of its own. */
const refused = (command: string, ...words: readonly string[]) =>
  new Promise<Readonly<{ code: unknown; stderr: string }>>((done) => {
    execFile(process.execPath, [join(import.meta.dirname, `${command}.ts`), ...words], (error, _, stderr) =>
      done({ code: error?.code ?? 0, stderr }),
    );
  });

describe('a refusal of a command', () => {
  it.each(['analyze', 'indicators'])('is one line of JSON where a program asks %s', async (command) => {
    const { stderr } = await refused(command, 'dream', '--json');
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(stderr)).toEqual({
      code: 'unknown-command',
      place: expect.stringContaining(`handoff ${command}`) as string,
      reason: 'There is no such command.',
      mend: expect.stringContaining('handoff') as string,
    });
  });

  it('is one line of JSON too where the words are unknown', async () => {
    const { code, stderr } = await refused('analyze', '--dream', '--json');
    expect(JSON.parse(stderr)).toMatchObject({
      code: 'wrong-words',
      place: 'handoff analyze',
      reason: expect.stringContaining("'--dream'") as string,
    });
    expect(code).toBe(2);
  });

  it('is four lines for people', async () =>
    expect((await refused('analyze', 'dream')).stderr).toMatch(
      /^unknown-command\n {2}where {2}handoff analyze dream\n {2}why {4}There.*\n {2}mend {3}handoff/,
    ));
});
