import type { Command } from 'commander';

/** A command by its words, and what may follow it. */
export type CommandPath = Readonly<{
  words: string;
  commands: readonly string[];
  options: readonly string[];
}>;

/** The whole tree, the deepest first: the longest fit is the right one. */
export const pathsOf = (program: Command): readonly CommandPath[] =>
  walk(program, []).toSorted((one, other) => depthOf(other) - depthOf(one));

const depthOf = ({ words }: CommandPath): number => (words === '' ? 0 : words.split(' ').length);

const walk = (command: Command, words: readonly string[]): readonly CommandPath[] => [
  {
    words: words.join(' '),
    commands: command.commands.map((each) => each.name()),
    options: [...command.options.flatMap(({ long }) => long ?? []), '--help'],
  },
  ...command.commands.flatMap((each) => walk(each, [...words, each.name()])),
];
