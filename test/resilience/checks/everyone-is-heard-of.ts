import { type Violation, violationsOf } from '@handoff/testkit/history';
import { workerCenter } from '../load/agencies.ts';
import type { Seen } from '../reading/final-state.ts';

const missed = violationsOf('everyone is heard of');
const doubled = violationsOf('nobody is received twice');

/** Who was acknowledged is received once, in the words of the one who asked; who was not known of either not or once. */
export const everyoneIsHeardOf = ({ history, taken }: Seen): readonly Violation[] => {
  const received = new Map<string, number>();
  for (const { data } of taken[workerCenter])
    if (data['kind'] === 'intake-received')
      received.set(String(data['localRef']), (received.get(String(data['localRef'])) ?? 0) + 1);
  return submissions(history).flatMap(({ localRef, acknowledged }) => {
    const times = received.get(localRef) ?? 0;
    if (times > 1) return [doubled(localRef, `was received ${times} times`)];
    return acknowledged && times === 0 ? [missed(localRef, 'was acknowledged and never received')] : [];
  });
};

const submissions = (history: Seen['history']) => {
  const refs = new Map<number, string>();
  const acknowledged = new Map<string, boolean>();
  for (const line of history) {
    if (line.op !== 'submit') continue;
    if (line.type === 'invoke') refs.set(line.id, String(line.args['localRef']));
    const ref = refs.get(line.id) ?? '';
    acknowledged.set(ref, (acknowledged.get(ref) ?? false) || line.type === 'ok');
  }
  return [...acknowledged].map(([localRef, isKnown]) => ({ localRef, acknowledged: isKnown }));
};
