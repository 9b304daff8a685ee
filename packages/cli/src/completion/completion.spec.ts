import { spawnSync } from 'node:child_process';
import { Command } from 'commander';
import { expect, it } from 'vitest';
import { partnerCommands } from '../program/partner.ts';
import { bashCompletion } from './bash.ts';
import { fishCompletion } from './fish.ts';
import { pathsOf } from './paths.ts';

const program = new Command('handoff');
partnerCommands(program);
const paths = pathsOf(program);

/** What bash itself would offer. */
const offered = (...words: readonly string[]): readonly string[] => {
  const quoted = words.map((word) => `"${word}"`).join(' ');
  const script = `${bashCompletion(paths)}\nCOMP_WORDS=(handoff ${quoted}); COMP_CWORD=${words.length}; _handoff; echo "\${COMPREPLY[@]}"`;
  const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  return stdout.trim().split(' ');
};

it('offers the commands, those below them, and their options', () => {
  expect(offered('pa')).toEqual(['partner']);
  expect(offered('partner', 'a')).toEqual(['apply']);
  expect(offered('partner', 'apply', '--dr')).toEqual(['--dry-run']);
  expect(offered('partner', 'apply', 'x.yaml', '--j')).toEqual(['--json']);
});

it('tells fish the same', () => {
  const text = fishCompletion(paths);
  expect(text).toContain("-n '__fish_use_subcommand' -a 'partner'");
  expect(text).toContain(
    "__fish_seen_subcommand_from partner; and __fish_seen_subcommand_from apply' -l 'dry-run'",
  );
});
