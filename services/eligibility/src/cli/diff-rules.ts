import { type Change, describeOrder, describeProgram, diffStatements } from '../domain/words/diff-rules.ts';
import type { z } from 'zod';
import type { Statement } from '../domain/words/describe-criterion.ts';
import { describeAges, describeLevels, describePoverty } from '../domain/words/describe-tables.ts';
import { readDocument } from '../yaml/document.ts';
import { fitShape } from '../yaml/fit-shape.ts';
import { describeMistake, type Mistake } from '../yaml/mistake.ts';
import type { RuleFile } from '../yaml/parse-rules.ts';
import { agesFile, courtOrderFile, levelsFile, povertyFile, programFile } from '../yaml/shapes.ts';
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

const statementsOf = ({ path, text }: RuleFile): readonly Statement[] => {
  const document = readDocument(path, text);
  const top: object = document.value ?? {};
  const describe = <T>(shape: z.ZodType<T>, inStatements: (value: T) => Statement[]): Statement[] => {
    const { value, mistakes } = fitShape(document, shape);
    return value === undefined ? fail(path, mistakes) : inStatements(value);
  };
  if ('suspends' in top) return describe(courtOrderFile, (order) => describeOrder(toCourtOrder(order)));
  if ('lines' in top) return describe(povertyFile, describePoverty);
  if ('tests' in top) return describe(levelsFile, describeLevels);
  if ('bands' in top) return describe(agesFile, describeAges);
  if (document.faults.length === 0 && !('program' in top)) return [];
  return describe(programFile, (program) => describeProgram(toProgramRules(program)));
};

const fail = (path: string, mistakes: readonly Mistake[]): never => {
  throw new CommandFault(
    'rules-do-not-load',
    path,
    mistakes.map(describeMistake).join('\n         '),
    'Run handoff rules check on it first.',
  );
};
