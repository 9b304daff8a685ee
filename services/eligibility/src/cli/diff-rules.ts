import { type Change, describeOrder, describeProgram, diffStatements } from '../domain/diff-rules.ts';
import type { Statement } from '../domain/describe-criterion.ts';
import { readDocument } from '../yaml/document.ts';
import { fitShape } from '../yaml/fit-shape.ts';
import { describeMistake, type Mistake } from '../yaml/mistake.ts';
import type { RuleFile } from '../yaml/parse-rules.ts';
import { courtOrderFile, programFile } from '../yaml/shapes.ts';
import { toCourtOrder, toProgramRules } from '../yaml/to-rules.ts';
import type { Said } from './check-rules.ts';
import { CommandFault } from './fault.ts';
import { filesAt } from './read-files.ts';

/** What changed between two rule files, or two folders of them, in words. */
export const diffRules = (before: string, after: string): Said => {
  const changes = diffStatements(statementsAt(before), statementsAt(after));
  return {
    lines: changes.length === 0 ? ['They say the same.'] : changes.map(inWords),
    json: { changes },
    code: 0,
  };
};

const inWords = ({ kind, what }: Change): string => `${kind} ${what}`;

const statementsAt = (path: string): Statement[] => filesAt(path).flatMap(statementsOf);

const statementsOf = ({ path, text }: RuleFile): Statement[] => {
  const document = readDocument(path, text);
  const top: object = document.value ?? {};
  if ('suspends' in top) {
    const { value, mistakes } = fitShape(document, courtOrderFile);
    return value === undefined ? fail(path, mistakes) : describeOrder(toCourtOrder(value));
  }
  if (document.faults.length === 0 && !('program' in top)) return [];
  const { value, mistakes } = fitShape(document, programFile);
  return value === undefined ? fail(path, mistakes) : describeProgram(toProgramRules(value));
};

const fail = (path: string, mistakes: readonly Mistake[]): never => {
  throw new CommandFault(
    'rules-do-not-load',
    path,
    mistakes.map(describeMistake).join('\n         '),
    'Run handoff rules check on it first.',
  );
};
