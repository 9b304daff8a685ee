import { repeatOf } from '../door/seen.ts';
import { type Check, failed, passed, skipped } from './check.ts';
import { isReuse, refusalsIn } from './refusals.ts';

export const repeats: Check = {
  id: 'HC-04',
  level: 'MUST',
  ways: ['kafka', 'rest', 'csv'],
  title: 'A repeat is the same bytes under the same id',
  reason:
    'Networks lose answers. Only an identical repeat is carried out once; anything else is a second word or refused.',
  mend: 'Write down what you send (key or ce_id, and the bytes) before you send it, and send again what you wrote.',
  link: 'docs/partners/rest.md#2-refer-somebody',
  judge: (evidence) => {
    const reused = refusalsIn(evidence).filter(isReuse);
    if (reused.length > 0)
      return failed(`other bytes under a used id: ${reused.map(({ what }) => what).join(', ')}`);
    if (evidence.way === 'kafka') return passed('no id was used for other bytes');
    const lost = evidence.seen.find((request) => request.lost);
    if (!lost) return skipped('the kit found no word whose answer it could lose');
    const again = repeatOf(evidence.seen, lost);
    if (!again) return failed(`the answer to POST ${lost.path} was lost, and it was not sent again`);
    if (again.key !== lost.key) return failed('it was sent again under another Idempotency-Key');
    return again.body === lost.body
      ? passed('sent again, byte for byte')
      : failed('it was sent again with other bytes');
  },
};
