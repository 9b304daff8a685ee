import type { History, Line } from '@handoff/testkit/history';
import type { Handled } from './read-store.ts';

/**
 * A 202 and a row that is done say "taken" and no more. What became of it is what the stream remembers of the command:
 * one that no stream remembers stays "taken", and the checker calls it lost.
 */
export const settled = (lines: readonly Line[], handled: readonly Handled[]): History => {
  const byCausation = new Map(handled.map((each) => [each.causation, each]));
  const causations = new Map(
    lines.flatMap((line) => (line.type === 'invoke' ? [[line.id, line.args.causation] as const] : [])),
  );
  return lines.map((line) => {
    const known = byCausation.get(causations.get(line.id) ?? '');
    if (!known) return line;
    if (line.type === 'invoke') return { ...line, args: { ...line.args, stream: known.stream } };
    if (line.type !== 'ok' || line.answer.kind !== 'taken') return line;
    return { ...line, answer: { ...line.answer, kind: known.kind } };
  });
};
