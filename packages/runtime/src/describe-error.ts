import { isHarmless } from './allow-list.ts';

const frames = 6;

type Described = {
  error: string;
  code?: string;
  place?: string;
  reason?: string;
  mend?: string;
  at?: string[];
};

/**
 * An error as it may be logged. One that explains itself (code, reason, mend: static texts by our own rule) is
 * repeated; of any other only class, code and stack frames, since its message may quote what it choked on.
 */
export const describeError = (error: unknown): Described => {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, place, reason, mend } = error as Partial<
    Record<'code' | 'place' | 'reason' | 'mend', unknown>
  >;
  const described: Described = { error: error.name };
  if (typeof code === 'string' && isHarmless(code)) described.code = code;
  if (typeof reason !== 'string' || typeof mend !== 'string') return { ...described, at: framesOf(error) };
  if (typeof place === 'string') described.place = place;
  return { ...described, reason, mend };
};

const framesOf = ({ stack = '' }: Error): string[] =>
  stack
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, frames)
    .map((line) => line.trim());
