/** One thing wrong in a rule file, where an editor can jump to it. */
export type Mistake = Readonly<{
  file: string;
  line: number;
  column: number;
  code: string;
  reason: string;
  mend: string;
}>;

export const describeMistake = ({ file, line, column, code, reason, mend }: Mistake): string =>
  `${file}:${line}:${column} ${code}: ${reason} ${mend}`;

/** Rules with a mistake are never used in part: a missing criterion would make people eligible. */
export class RulesFault extends Error {
  override readonly name = 'RulesFault';
  readonly code = 'rules-do-not-load';
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(['The rules have mistakes:', ...mistakes.map(describeMistake)].join('\n  '));
    this.mistakes = mistakes;
  }
}
