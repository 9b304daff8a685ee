import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A block of a page, as it stands there; `file`: it is saved under this name, otherwise it is run. */
export type Block = Readonly<{
  page: string;
  way: string;
  number: number;
  file: string | null;
  text: string;
}>;

// Invisible to who reads the page, and the only thing that is added to it for us.
const marked =
  /^<!-- first event: (?<way>[a-z]+) (?<number>\d+)(?: (?<file>[\w.]+))? -->\n(?:<!--.*-->\n)*```\w+\n(?<text>[^]*?)^```$/gm;

export const blocksOf = (page: string, markdown: string): readonly Block[] =>
  [...markdown.matchAll(marked)].map(({ groups = {} }) => ({
    page,
    way: groups['way'] ?? '',
    number: Number(groups['number']),
    file: groups['file'] ?? null,
    text: groups['text'] ?? '',
  }));

/** Every marked block of a folder of pages. */
export const blocksIn = (folder: string): readonly Block[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => blocksOf(name, readFileSync(join(folder, name), 'utf8')));

/** In the order in which somebody who takes this way comes upon them. */
export const blocksFor = (way: string, blocks: readonly Block[]): readonly Block[] =>
  blocks.filter((block) => block.way === way).toSorted((one, other) => one.number - other.number);
