import type { CommandPath } from './paths.ts';

/** A line a word, each under the condition that the words before it were said. */
export const fishCompletion = (paths: readonly CommandPath[]): string =>
  [
    'complete -c handoff -f',
    ...paths.flatMap(({ words, commands, options }) => [
      ...commands.map((name) => `complete -c handoff -n '${whenSaid(words, commands)}' -a '${name}'`),
      ...(words === ''
        ? []
        : options.map((name) => `complete -c handoff -n '${seen(words)}' -l '${name.slice(2)}'`)),
    ]),
  ].join('\n');

const seen = (words: string): string =>
  words
    .split(' ')
    .map((word) => `__fish_seen_subcommand_from ${word}`)
    .join('; and ');

const whenSaid = (words: string, next: readonly string[]): string =>
  words === ''
    ? '__fish_use_subcommand'
    : `${seen(words)}; and not __fish_seen_subcommand_from ${next.join(' ')}`;
