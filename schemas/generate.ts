import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { differences, filesBelow } from './generate/compare.ts';
import { filesToGenerate } from './generate/files.ts';

const folder = join(import.meta.dirname, 'generated');

const write = (path: string, text: string | undefined): void => {
  const target = join(folder, path);
  if (text === undefined) return rmSync(target);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
};

mkdirSync(folder, { recursive: true });
const wanted = filesToGenerate();
const differing = differences(wanted, filesBelow(folder));
const names = differing.map((path) => `  schemas/generated/${path}`).join('\n');

if (!process.argv.includes('--check')) {
  for (const path of differing) write(path, wanted.get(path));
  console.log(differing.length ? `written:\n${names}` : 'schemas/generated is up to date');
} else if (differing.length) {
  console.error(`differs from the schemas:\n${names}\nrun: node schemas/generate.ts`);
  process.exitCode = 1;
}
