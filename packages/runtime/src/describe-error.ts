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
  const described: Described = { error: isHarmless(error.name) ? error.name : 'Error' };
  if (typeof code === 'string' && isHarmless(code)) described.code = code;
  if (typeof reason !== 'string' || typeof mend !== 'string') return { ...described, at: framesOf(error) };
  if (typeof place === 'string') described.place = place;
  return { ...described, reason, mend };
};

// The stack begins with the message, and a line of that may look like a frame.
const framesOf = ({ stack = '', message }: Error): string[] =>
  stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => /^ {4}at .*(?::\d+:\d+|<anonymous>|native)\)?$/.test(line))
    .slice(0, frames)
    .map((line) => line.trim());
