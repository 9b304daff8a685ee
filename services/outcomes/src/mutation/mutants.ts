import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of one file, changed in one place. */
export type Mutant = Readonly<{ file: string; line: number; before: string; after: string }>;

const replaced: readonly (readonly [RegExp, string])[] = [
  [/ <= /g, ' < '],
  [/ >= /g, ' > '],
  [/ < /g, ' <= '],
  [/ > /g, ' >= '],
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
];

// What the regulation lists: each code left out once, each number moved by one.
const inRegulation: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  [/'[^']+', /g, ''],
  [/, '[^']+'(?=\])/g, ''],
  [/(?<!\w)\['[^']+'\]/g, '[]'],
  [/(?<=[:[,] )\d+|(?<=\[)\d+/g, (found) => String(Number(found) + 1)],
];

const isProse = (line: string): boolean => /^\s*(\/\/|\/?\*|import|export type|[|?]? ?Readonly<)/.test(line);

/** Every comparison flipped or shifted, every condition loosened or tightened, every exclusion dropped. */
export const mutantsIn = (folder: string): readonly Mutant[] =>
  globSync('*.ts', { cwd: folder })
    .filter((file) => !file.endsWith('.spec.ts') && !untold.includes(file))
    .toSorted()
    .flatMap((file) => mutantsOf(file, readFileSync(join(folder, file), 'utf8')));

/** Read by nothing a case shows: they have specs of their own. */
const untold = ['is-day.ts', 'transcript-gain.ts'];

const mutantsOf = (file: string, text: string): readonly Mutant[] =>
  text.split('\n').flatMap((before, line) => {
    if (isProse(before)) return [];
    const changes = file === 'regulation.ts' ? [...replaced, ...inRegulation] : replaced;
    return changes.flatMap(([found, put]) =>
      [...before.matchAll(found)].map((match) => {
        const instead = typeof put === 'string' ? put : put(match[0]);
        const after = before.slice(0, match.index) + instead + before.slice(match.index + match[0].length);
        return { file, line, before, after };
      }),
    );
  });
