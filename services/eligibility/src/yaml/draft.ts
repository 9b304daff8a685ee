import { basename } from 'node:path';
import { parse } from 'yaml';
import { inspectRules, type RuleFile } from './parse-rules.ts';
import type { Mistake } from './mistake.ts';
import type { Speaks } from './check-program.ts';

/**
 * Every mistake of one file that may lie anywhere, as it would stand among the other rules. Mistakes that it causes in
 * another file (an order that suspends a rule it no longer has) are told there.
 */
export const inspectDraft = (
  draft: RuleFile,
  others: readonly RuleFile[],
  speaks: Speaks,
): readonly Mistake[] => {
  const path = placeOf(draft);
  const files = [...others.filter((file) => file.path !== path), { path, text: draft.text }];
  return inspectRules(files, speaks).mistakes.map((mistake) =>
    mistake.file === path ? { ...mistake, file: draft.path } : mistake,
  );
};

/** Where the file says it belongs; a file that can't be read belongs where its own path says. */
const placeOf = ({ path, text }: RuleFile): string => {
  const says = topOf(text);
  if (typeof says['program'] === 'string' && typeof says['jurisdiction'] === 'string')
    return `${says['jurisdiction']}/${says['program']}.yaml`;
  if ('suspends' in says) return `court-orders/${basename(path)}`;
  for (const [name, table] of tables) if (name in says) return table;
  const name = basename(path);
  return name === 'release.yaml' ? name : `US/${name}`;
};

/** A table is told by what it lists. */
const tables = [
  ['lines', 'tables/poverty-guideline.yaml'],
  ['tests', 'tables/assessment-levels.yaml'],
  ['bands', 'tables/age-bands.yaml'],
] as const;

const topOf = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {}; // told as unreadable-yaml, with its place
  }
};
