import { type Book, type Counts, type Line, linesOf } from './cube.ts';
import { type PublishedCell, type Release, rounding, threshold } from './release.ts';
import { best, isPossible, solver, type Solver } from './solver.ts';

export type Range = Readonly<{ low: number; high: number }>;
export type Measure = keyof Counts;
export const measures: readonly Measure[] = ['people', 'referrals'];

/** What an outsider can work out of a hidden cell: the whole numbers it may be. */
export type Inferred = Readonly<{ key: string; people: Range; referrals: Range }>;

const most = 1_000_000;

/** What an agency knows of places beside what everybody reads: its own are there. */
export type Known = ReadonlyMap<string, Counts>;
const outsider: Known = new Map();

/**
 * Everything that follows from a release, by integer programming: published counts give a range (they were rounded), zeros
 * are zeros, hidden cells hold at least one, lines add up, and nobody is more people than referrals. The bounds are exact, so
 * what this cannot narrow no arithmetic on the same figures can. `keys` limits the question to some hidden cells.
 */
export const infer = async (
  book: Book,
  release: Release,
  keys: readonly string[] = hiddenIn(release),
): Promise<readonly Inferred[]> => {
  const inferOne = await inference(book, release);
  return keys.map(inferOne);
};

/** The same, cell by cell and each once, for who stops at the first that is too much. */
export const inference = async (book: Book, release: Release): Promise<(key: string) => Inferred> => {
  const highs = await solver();
  const problem = describe(book, release, outsider);
  const before = new Map<string, Inferred>();
  return (key) => {
    const inferred = before.get(key) ?? {
      key,
      people: rangeOf(highs, problem, `people|${key}`),
      referrals: rangeOf(highs, problem, `referrals|${key}`),
    };
    before.set(key, inferred);
    return inferred;
  };
};

export const hiddenIn = (release: Release): readonly string[] =>
  [...release].filter(([, { state }]) => state === 'suppressed').map(([key]) => key);

type Problem = Readonly<{ names: ReadonlyMap<string, string>; rules: string; bounds: string; whole: string }>;

/** The most that may stand in a place, by measure, for who knows some of what stands there. */
export const ceiling = async (
  book: Book,
  release: Release,
  known: Known,
): Promise<(key: string, measure: Measure) => number> => {
  const highs = await solver();
  const problem = describe(book, release, known);
  return (key, measure) => bound(highs, problem, 'Maximize', `${measure}|${key}`);
};

/** Whether at least so many may stand in all these places together. */
export const mayStand = async (book: Book, release: Release, least: Known): Promise<boolean> => {
  const highs = await solver();
  const problem = describe(book, release, least);
  const [any = ''] = problem.names.values();
  return isPossible(highs, inWords(problem, 'Minimize', `0 ${any}`));
};

const rangeOf = (highs: Solver, problem: Problem, key: string): Range => ({
  low: bound(highs, problem, 'Minimize', key),
  high: bound(highs, problem, 'Maximize', key),
});

const bound = (highs: Solver, problem: Problem, aim: Aim, key: string): number =>
  Math.round(best(highs, inWords(problem, aim, problem.names.get(key) ?? '')));

type Aim = 'Minimize' | 'Maximize';

const inWords = ({ rules, bounds, whole }: Problem, aim: Aim, objective: string): string =>
  `${aim}\n o: ${objective}\nSubject To\n${rules}\nBounds\n${bounds}\nGeneral\n ${whole}\nEnd`;

const describe = (book: Book, release: Release, known: Known): Problem => {
  const lines = toldLines(book, release);
  const cells = new Map([...absentIn(lines, release), ...release]);
  const names = new Map(
    [...cells.keys()].flatMap((key, at) =>
      measures.map((measure): [string, string] => [`${measure}|${key}`, `${measure[0]}${at}`]),
    ),
  );
  const named = (measure: Measure) => (key: string) => names.get(`${measure}|${key}`) ?? '';
  const sums = lines.flatMap((line) => measures.flatMap((measure) => addUp(line, measure, named(measure))));
  const nobodyTwice = [...cells.keys()].map(
    (key) => `${named('people')(key)} - ${named('referrals')(key)} <= 0`,
  );
  return {
    names,
    rules: [...sums, ...nobodyTwice].map((rule, at) => ` r${at}: ${rule}`).join('\n'),
    bounds: [...cells]
      .flatMap(([key, cell]) =>
        measures.map((m) => ` ${limits(cell, m, named(m)(key), known.get(key)?.[m] ?? 0)}`),
      )
      .join('\n'),
    whole: [...names.values()].join(' '),
  };
};

/** What binds places to each other: a line whose total nobody told bounds none of its parts. */
export const toldLines = (book: Book, release: Release): readonly Line[] =>
  linesOf(book).filter(({ total }) => isTold(release.get(total)));

const isTold = (cell: PublishedCell | undefined): boolean => cell !== undefined && cell.state !== 'missing';

const absentIn = (lines: readonly Line[], release: Release): readonly (readonly [string, PublishedCell])[] =>
  lines
    .flatMap(({ parts }) => parts)
    .filter((key) => !release.has(key))
    .map((key) => [key, { at: [], state: 'missing' }] as const);

/** Referrals always add up. People do where each has one value; else the total is at most the sum, and at least each part. */
const addUp = (
  { dimension, total, parts }: Line,
  measure: Measure,
  name: (key: string) => string,
): readonly string[] => {
  const sum = `${parts.map(name).join(' + ')} - ${name(total)}`;
  if (measure === 'referrals' || dimension.exclusive) return [`${sum} = 0`];
  return [`${sum} >= 0`, ...parts.map((part) => `${name(part)} - ${name(total)} <= 0`)];
};

const limits = (cell: PublishedCell, measure: Measure, name: string, own: number): string => {
  if (cell.state === 'zero') return `${name} = 0`;
  const high = cell.state === 'published' ? cell[measure] + half : most;
  return `${Math.max(own, leastIn(cell, measure))} <= ${name} <= ${high}`;
};

const half = Math.floor(rounding / 2);

/** The least that a place says stands there, without any other. */
export const leastIn = (cell: PublishedCell | undefined, measure: Measure): number => {
  if (cell?.state === 'published') return Math.max(threshold, cell[measure] - half);
  return cell?.state === 'suppressed' ? 1 : 0;
};
