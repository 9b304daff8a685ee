import { isWord, referralIn, wordIn } from '../door/seen.ts';
import { type Evidence, trialOf } from '../evidence.ts';
import { type Check, failed, passed, skipped } from './check.ts';
import { isReuse, refusalsIn } from './refusals.ts';

export const toldTwice: Check = {
  id: 'HC-05',
  level: 'MUST',
  ways: ['kafka', 'rest'],
  title: 'What it is told twice, it acts on once',
  reason: 'Delivery is at least once, on Kafka and by webhook: a second act may be a second enrollment.',
  mend: 'Remember the ids you dealt with (ce_id, webhook-id) in the step that does the work.',
  link: 'docs/partners/webhooks.md#2-receive',
  judge: (evidence) => {
    const { toldTwiceAt, way } = evidence;
    if (toldTwiceAt === undefined)
      return skipped(
        way === 'rest'
          ? 'it has no webhook: a feed that is asked tells nothing twice'
          : 'nothing could be told twice',
      );
    const second = way === 'kafka' ? refusedSince(evidence, toldTwiceAt) : saidAgain(evidence, toldTwiceAt);
    return second.length === 0
      ? passed('told twice, said once')
      : failed(`after it was told again it spoke again: ${second.join('; ')}`);
  },
};

const refusedSince = (evidence: Evidence, since: number): readonly string[] =>
  refusalsIn(evidence)
    .filter((one) => one.at > since && !isReuse(one))
    .map(({ what, code }) => `${what} (${code})`);

/** The same word under another key than before. */
const saidAgain = (evidence: Evidence, since: number): readonly string[] => {
  const referral = trialOf(evidence, 'plain')?.referral;
  const words = evidence.seen.filter((request) => isWord(request) && referralIn(request) === referral);
  const before = words.filter(({ at }) => at <= since);
  return words
    .filter(({ at }) => at > since)
    .filter((later) =>
      before.some((one) => one.path === later.path && wordIn(one) === wordIn(later) && one.key !== later.key),
    )
    .map(({ path, key }) => `POST ${path} under ${key ?? 'no key'}`);
};
