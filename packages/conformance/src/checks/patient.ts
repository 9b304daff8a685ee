import { retryAfterSeconds } from '../door/door.ts';
import { repeatOf } from '../door/seen.ts';
import { type Check, failed, passed, skipped } from './check.ts';

/** A second is granted for clocks that count whole seconds. */
const leastMs = (retryAfterSeconds - 1) * 1_000;

export const patient: Check = {
  id: 'HC-10',
  level: 'SHOULD',
  ways: ['rest', 'csv'],
  title: 'After 503 it waits as long as Retry-After says',
  reason: 'After an outage everybody comes back at once; who comes too early prolongs it for all.',
  mend: 'Wait the seconds of Retry-After before you send the same again.',
  link: 'docs/partners/rest.md#4-answer-a-referral',
  judge: ({ seen }) => {
    const lost = seen.find((request) => request.lost);
    const again = lost && repeatOf(seen, lost);
    if (!lost || !again) return skipped('nothing was sent again');
    const waited = again.at - lost.at;
    const saw = `asked to wait ${retryAfterSeconds} s, came after ${(waited / 1_000).toFixed(1)} s`;
    return waited >= leastMs ? passed(saw) : failed(saw);
  },
};
