import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pathsOf } from '../completion/paths.ts';
import { root } from '../root.ts';
import { exitCodes } from './exit-code.ts';
import { handoffProgram } from './program.ts';

const page = readFileSync(join(root, 'docs', 'cli.md'), 'utf8');
const leaves = pathsOf(handoffProgram()).filter(({ commands }) => commands.length === 0);

describe('docs/cli.md', () => {
  it.each(leaves.map(({ words }) => words))('names `%s`', (words) => expect(page).toContain(`\`${words}`));

  it('names every exit code', () => {
    for (const code of Object.values(exitCodes)) expect(page).toContain(`| ${code} |`);
  });

  it.each(['sandbox', 'listen', 'trigger', 'simulate', 'test'])('names every option of %s', (name) => {
    const { options = [] } = leaves.find(({ words }) => words === name) ?? {};
    for (const option of options.filter((each) => each !== '--help')) expect(page).toContain(option);
  });

  it('a command that writes can be asked what it would do', () => {
    const written = ['partner new', 'partner apply', 'partner rotate', 'partner suspend', 'partner offboard'];
    for (const words of [...written, 'sandbox', 'trigger', 'simulate'])
      expect(leaves.find((leaf) => leaf.words === words)?.options).toContain('--dry-run');
  });
});
