import { ruleFacts } from '../catalogue.ts';
import { type CompiledBook, compile } from '../domain/law/rulebook.ts';
import { spoken } from '../load-book.ts';
import { parseRules } from '../yaml/parse-rules.ts';
import { rulesFolder, ruleFilesIn } from '../yaml/read-rules.ts';

type Change = Readonly<{ path: string; from: string; to: string }>;

/** The rules that ship, with some words replaced by others: what a release of new rules would be. */
export const bookWith = (...changes: readonly Change[]): CompiledBook => {
  const catalogue = ruleFacts();
  const files = ruleFilesIn(rulesFolder).map((file) =>
    changes
      .filter(({ path }) => path === file.path)
      .reduce((changed, { from, to }) => {
        if (!changed.text.includes(from)) throw new Error(`${file.path} does not say: ${from}`);
        return { ...changed, text: changed.text.replace(from, to) };
      }, file),
  );
  return compile(parseRules(files, { catalogue, ...spoken }), catalogue);
};
