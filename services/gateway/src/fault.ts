/** What a partner is told when something was not taken: on Kafka, over HTTP, in its file of rejects. */
export type Fault = Readonly<{ code: string; place?: string | undefined; reason: string; mend: string }>;

const internalId = /(?:[a-z]+-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const internalPlace = /[0-9a-f]{8}-|\||:/;

/** An owner's refusal in a partner's hands: the same words, without the ids that only the exchange knows. */
export const withoutInternalIds = ({ code, place, reason, mend }: Fault): Fault => ({
  code,
  ...(place === undefined || internalPlace.test(place) ? {} : { place }),
  reason: reason.replaceAll(internalId, 'it'),
  mend: mend.replaceAll(internalId, 'it'),
});
