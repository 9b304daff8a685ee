type Told = Readonly<{ code: string; place?: string | undefined; reason: string; mend: string }>;

const isTold = (error: unknown): error is Told =>
  typeof error === 'object' && error !== null && 'code' in error && 'reason' in error && 'mend' in error;

const inFourParts = ({ code, place, reason, mend }: Told): string =>
  `${code}\n  where  ${place ?? 'routing'}\n  why    ${reason}\n  mend   ${mend}`;

/** Also a service that refuses or is away says its four parts. */
export const describeFailure = (error: unknown): string => {
  if (error instanceof CommandFault) return error.message;
  if (isTold(error)) return inFourParts(error);
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
