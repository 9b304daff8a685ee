import type { Delivery } from '@handoff/messaging';

const longest = 200;

/** The sender's `ce_id`; a message without a usable one is known by its place in the topic, so that it can be answered. */
export const messageIdOf = ({ headers, partition, offset }: Delivery): string => {
  const id = headers['ce_id'];
  return id !== undefined && id.length >= 1 && id.length <= longest ? id : `offset-${partition}-${offset}`;
};
