type Told = Readonly<{ code: string; place?: string | undefined; reason: string; mend: string }>;

/** What keeps a command from doing its work: code, place, reason, mend. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
  readonly code: string;
  readonly place: string;
  readonly reason: string;
  readonly mend: string;

  constructor(code: string, place: string, reason: string, mend: string) {
    super(inFourParts({ code, place, reason, mend }));
    this.code = code;
    this.place = place;
    this.reason = reason;
    this.mend = mend;
  }
}

const inFourParts = ({ code, place, reason, mend }: Told): string =>
  `${code}\n  where  ${place ?? 'outcomes'}\n  why    ${reason}\n  mend   ${mend}`;

const isTold = (error: unknown): error is Told =>
  typeof error === 'object' && error !== null && 'code' in error && 'reason' in error && 'mend' in error;

/** What `parseArgs` throws at words it does not know. */
export const isWrongWord = (error: unknown): error is TypeError =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

const toldIn = (error: unknown, command: string): Told | undefined => {
  if (isTold(error)) return error;
  return isWrongWord(error)
    ? { code: 'wrong-words', place: command, reason: error.message, mend: '`--help` names its words.' }
    : undefined;
};

/** What a command says of what it could not do: one line of JSON where a program asks, by its words (docs/cli.md). */
export const describeFault = (error: unknown, command: string, words: readonly string[]): string => {
  const told = toldIn(error, command);
  if (told === undefined) return error instanceof Error ? error.message : String(error);
  const { code, place, reason, mend } = told;
  return words.includes('--json')
    ? JSON.stringify({ code, place: place ?? null, reason, mend })
    : inFourParts(told);
};
