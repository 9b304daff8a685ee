import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { peopleWord } from './bad-day.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bad-day-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const look = async (file: string) => {
  const said: string[] = [];
  const options = { data: folder, json: true, say: (line: string) => void said.push(line) };
  const code = await peopleWord(options, 'erase', { agency: 'harbor', file }, { dryRun: true });
  return { code, said: JSON.parse(said.join('')) as object };
};

describe('a file of people', () => {
  it('is looked at without an exchange: how many it names, blank lines left out', async () => {
    const file = join(folder, 'people.txt');
    writeFileSync(file, 'intake-1\r\n\r\n intake-2 \n');
    expect(await look(file)).toEqual({ code: 0, said: { act: 'erase', agency: 'harbor', people: 2 } });
  });

  it('that is not there, or names nobody, is said to be so', async () => {
    await expect(look(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'file-not-read' });
    const empty = join(folder, 'empty.txt');
    writeFileSync(empty, '\n');
    await expect(look(empty)).rejects.toMatchObject({ code: 'nobody-named' });
  });
});
