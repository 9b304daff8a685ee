import { basename } from 'node:path';
import { catalogueFile } from '@handoff/schemas';
import { ownFile, ruleFacts } from '../catalogue.ts';
import { spoken } from '../load-book.ts';
import { checkCatalogue } from '../yaml/check-catalogue.ts';
import { readDocument } from '../yaml/document.ts';
import { inspectDraft } from '../yaml/draft.ts';
import { fitShape } from '../yaml/fit-shape.ts';
import { describeMistake, type Mistake } from '../yaml/mistake.ts';
import { inspectRules, type RuleFile } from '../yaml/parse-rules.ts';
import { ruleFilesIn, rulesFolder } from '../yaml/read-rules.ts';
import { filesAt, isFolder } from './read-files.ts';

export type Said = Readonly<{ lines: readonly string[]; json: unknown; code: 0 | 1 }>;

/**
 * A folder is checked as a whole rule book; a file as it would stand among the rules that ship with the service, `facts.yaml`
 * by itself. Without a path: all that ships, and the questions people are asked.
 */
export const checkRules = (path?: string): Said => {
  const mistakes =
    path === undefined ? [...mistakesAt(rulesFolder), ...mistakesAt(catalogueFile)] : mistakesAt(path);
  const lines =
    mistakes.length === 0
      ? ['No mistakes.']
      : [
          ...mistakes.map(describeMistake),
          `${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'}.`,
        ];
  return { lines, json: { mistakes }, code: mistakes.length === 0 ? 0 : 1 };
};

/** Two files bear that name: the questions people are asked, and what rules may test beside them. */
const mistakesInFacts = (file: RuleFile): readonly Mistake[] => {
  const document = readDocument(file.path, file.text);
  const isOwn = typeof document.value === 'object' && document.value !== null && 'nulls' in document.value;
  return isOwn ? fitShape(document, ownFile).mistakes : checkCatalogue(file, spoken);
};

const mistakesAt = (path: string): readonly Mistake[] => {
  const speaks = { catalogue: ruleFacts(), ...spoken };
  const files = filesAt(path);
  if (basename(path) === 'facts.yaml') return files.flatMap(mistakesInFacts);
  if (isFolder(path)) return inspectRules(files, speaks).mistakes;
  return files.flatMap((file) => inspectDraft(file, ruleFilesIn(rulesFolder), speaks));
};
