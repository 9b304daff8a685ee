import { Refusal } from '@handoff/decider';
import type { Delivery } from '@handoff/messaging';
import { carriesPlainlyBannedNumber } from '@handoff/schemas';
import { checkOwnKey } from '../translate/check-numbers.ts';

// Beginnings that stand for rows of an upload and for places in a topic.
const usable = /^(?!csv:|offset-)[^\p{Cc}]{1,200}$/u;

/** What a message is called in its answer: the sender's `ce_id`, or its place where it has no usable one. */
export const answeredAs = ({ headers, partition, offset }: Delivery): string => {
  const id = headers['ce_id'] ?? '';
  return usable.test(id) && !carriesPlainlyBannedNumber(id) ? id : `offset-${partition}-${offset}`;
};

/** Without an id of its own a message could not be told from its repeat. */
export const neededMessageId = ({ headers }: Delivery): string => {
  const id = headers['ce_id'] ?? '';
  checkOwnKey(id, 'ce_id');
  if (usable.test(id)) return id;
  throw new Refusal('missing-message-id', {
    place: 'ce_id',
    reason: 'the message has no id of yours, or none that can be used',
    mend: 'Send the header ce_id: 1 to 200 characters, none of them a control character, not beginning with csv: or offset-.',
  });
};
