type Link = { name?: unknown; type?: unknown; message?: unknown; retriable?: unknown; cause?: unknown };

/** The error and all that caused it: kafkajs wraps up to three times. */
const chainOf = (error: unknown): Link[] => {
  const chain: Link[] = [];
  let at = error;
  while (typeof at === 'object' && at !== null && chain.length < 8) {
    const link: Link = at;
    chain.push(link);
    at = link.cause;
  }
  return chain;
};

/** The broker has answered, and asking again will not change its mind. */
const final = new Set([
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'SASL_AUTHENTICATION_FAILED',
  'UNSUPPORTED_SASL_MECHANISM',
  'ILLEGAL_SASL_STATE',
  'INVALID_TOPIC_EXCEPTION',
  'INVALID_GROUP_ID',
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_RECORD',
  'INVALID_CONFIG',
  'POLICY_VIOLATION',
]);
const finalNames = new Set(['KafkaJSSASLAuthenticationError', 'TypeError', 'ReferenceError', 'RangeError']);

export const brokerCode = (error: unknown): string | undefined => {
  const typed = chainOf(error).find(({ type }) => typeof type === 'string');
  return typed && String(typed.type).toLowerCase().replaceAll('_', '-');
};

/** kafkajs calls a connection that was lost during the handshake an authentication error, too (`scram.js`). */
const lostMeanwhile =
  /authentication failed: (Closed connection|Not connected|Connection (error|timeout)|Request .* timed out)/;

export const isFinal = (error: unknown): boolean =>
  chainOf(error).some(
    ({ name, type, message }) =>
      final.has(String(type)) || (finalNames.has(String(name)) && !lostMeanwhile.test(String(message))),
  );
