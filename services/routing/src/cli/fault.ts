type Told = Readonly<{ code: string; place?: string | undefined; reason: string; mend: string }>;

const isTold = (error: unknown): error is Told =>
  typeof error === 'object' && error !== null && 'code' in error && 'reason' in error && 'mend' in error;

const inFourParts = ({ code, place, reason, mend }: Told): string =>
  `${code}\n  where  ${place ?? 'routing'}\n  why    ${reason}\n  mend   ${mend}`;

/** What `parseArgs` of Node throws at an option it does not know, or at one without its value. */
const isBadOption = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

/** Also a service that refuses or is away says its four parts. */
export const describeFailure = (error: unknown): string => {
  if (error instanceof CommandFault) return error.message;
  if (isTold(error)) return inFourParts(error);
  if (isBadOption(error))
    return inFourParts({
      code: 'unknown-option',
      place: 'command line',
      reason: error.message,
      mend: 'See --help for the words it takes.',
    });
  return error instanceof Error ? error.message : String(error);
};

/** What keeps a command from doing its work: code, place, reason, mend. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
  readonly code: string;

  constructor(code: string, place: string, reason: string, mend: string) {
    super(`${code}\n  where  ${place}\n  why    ${reason}\n  mend   ${mend}`);
    this.code = code;
  }
}
