import { type Regulation, regulation } from '../indicators/regulation.ts';
import { type Difference, differencesIn } from './compare.ts';
import { measureCase } from './measure-case.ts';
import { CaseMistake } from './mistake.ts';
import { type Phrase, readPhrase } from './phrase.ts';
import { type IndicatorCase, placeOf } from './read-cases.ts';
import { type Scene, sceneOf } from './scene.ts';

export type CaseResult = Readonly<{
  id: string;
  pass: boolean;
  actual: Readonly<Record<string, unknown>>;
  differences: readonly Difference[];
  /** Why the case could not be run to its end. */
  mistake?: Readonly<{ code: string; place: string; reason: string; mend: string }>;
}>;

/** Runs one case. `at` is its place in the file, for mistakes; other rules are for tests of the cases themselves. */
export const runCase = (given: IndicatorCase, at = 0, rules: Regulation = regulation): CaseResult => {
  const actual: Record<string, unknown> = {};
  try {
    const scene = sceneOf(given, ['cases', at], rules);
    const differences =
      Object.keys(given.expected).length === 0
        ? nothingAsked(scene)
        : walk(given.expected, scene, [], actual);
    return { id: given.id, pass: differences.length === 0, actual, differences };
  } catch (error) {
    if (!(error instanceof CaseMistake)) throw error;
    const { code, place, reason, mend } = error;
    return {
      id: given.id,
      pass: false,
      actual,
      differences: [{ what: place, expected: given.expected, actual: code }],
      mistake: { code, place, reason, mend },
    };
  }
};

const nothingAsked = ({ place }: Scene): never => {
  throw new CaseMistake(
    'nothing-expected',
    placeOf([...place, 'expected']),
    'A case that expects nothing shows nothing.',
    'Name at least one figure.',
  );
};

/**
 * A key says a measure, circumstances, or both; what it doesn't say it has from the keys above it, and the measure in the
 * end from the case's indicator. A key that says only circumstances holds an answer, or further keys.
 */
const walk = (
  expected: Readonly<Record<string, unknown>>,
  scene: Scene,
  path: readonly string[],
  actual: Record<string, unknown>,
): readonly Difference[] =>
  Object.entries(expected).flatMap(([key, value]) => {
    const phrase = readPhrase(key);
    if (phrase === undefined) return compareField(value, scene, [...path, key], actual);
    const { here, measured } = heard(scene, phrase);
    const inner = [...path, key];
    if (isFurtherKeys(value, measured)) return walk(value, here, inner, actual);
    if (here.measure === undefined) return unknownMeasure(scene, inner);
    const found = measureCase(here.measure, here);
    actual[inner.join('.')] = found;
    return differencesIn(inner.join('.'), value, found);
  });

const heard = (scene: Scene, { measure, under }: Phrase): { here: Scene; measured: boolean } => ({
  here: { ...scene, measure: measure ?? scene.measure, under: { ...scene.under, ...under } },
  measured: measure !== undefined,
});

const isFurtherKeys = (value: unknown, measured: boolean): value is Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const phrases = Object.keys(value).map(readPhrase);
  if (phrases.length === 0 || phrases.some((phrase) => phrase === undefined)) return false;
  // Below a measure only circumstances are further keys: `excluded_ids: { adult, youth }`. Ids and letters are answers.
  return (
    !measured || phrases.every((phrase) => phrase?.measure === undefined && phrase?.under.label === undefined)
  );
};

/** A key that is no phrase may be a field of the answer to what the case is about: `numerator`, `exit_date`. */
const compareField = (
  value: unknown,
  scene: Scene,
  path: readonly string[],
  actual: Record<string, unknown>,
): readonly Difference[] => {
  const answer = scene.measure === undefined ? undefined : measureCase(scene.measure, scene);
  const field = path.at(-1) ?? '';
  if (typeof answer !== 'object' || answer === null || !(field in answer)) return unknownMeasure(scene, path);
  const found = (answer as Readonly<Record<string, unknown>>)[field];
  actual[path.join('.')] = found;
  return differencesIn(path.join('.'), value, found);
};

const unknownMeasure = ({ place }: Scene, path: readonly string[]): never => {
  throw new CaseMistake(
    'unknown-measure',
    placeOf([...place, 'expected', ...path]),
    `"${path.at(-1)}" is no measure of the format.`,
    'The README beside the shared cases lists measures and circumstances.',
  );
};
