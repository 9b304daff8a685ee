import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** From a file, or typed without being shown. Never as a word of the command: those are seen by everybody on the machine. */
export const askPassword = async (file: string | undefined): Promise<string> => {
  if (file !== undefined) return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({
    input: process.stdin,
    output: nowhere,
    terminal: process.stdin.isTTY,
  });
  process.stderr.write('Password: ');
  const password = await reader.question('');
  reader.close();
  process.stderr.write('\n');
  return password;
};
