/** What the command line says of a failure: what, where, why, and what to do. */
export class CliFault extends Error {
  override readonly name = 'CliFault';
  readonly code: string;
  readonly place: string;
  readonly reason: string;
  readonly mend: string;

  constructor(
    code: string,
    { place, reason, mend }: Readonly<{ place: string; reason: string; mend: string }>,
    /** The refusal of the exchange that it tells in other words. */
    cause?: Error,
  ) {
    super(`${code} (${place}): ${reason} ${mend}`, cause === undefined ? {} : { cause });
    this.code = code;
    this.place = place;
    this.reason = reason;
    this.mend = mend;
  }
}

/** What the reader of the words says of them, as everything else is told. */
export const wrongWords = ({ message }: Error): CliFault =>
  new CliFault('wrong-words', {
    place: 'handoff',
    reason: message.replace(/^error: /, ''),
    mend: '`--help` behind a command names its words.',
  });

type Told = Readonly<{ code: string; place?: string | undefined; reason: string; mend: string }>;

export const isTold = (error: unknown): error is Told =>
  typeof error === 'object' && error !== null && 'code' in error && 'reason' in error && 'mend' in error;

/** Every package's errors have the same four parts; anything else is a mistake of ours and shown whole. */
export const describeFault = (error: unknown, how: 'words' | 'json' = 'words'): string => {
  if (!isTold(error)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const { code, place, reason, mend } = error;
  if (how === 'json') return JSON.stringify({ code, place: place ?? null, reason, mend });
  const where = place === undefined ? '' : `\n  where  ${place}`;
  return `${code}${where}\n  why    ${reason}\n  mend   ${mend}`;
};
