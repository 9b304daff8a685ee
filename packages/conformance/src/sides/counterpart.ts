import type { Ask } from './ask.ts';
import type { Feed } from './feed.ts';
import { testPerson } from './test-person.ts';
import { until } from '../until.ts';
import type { Trial } from '../evidence.ts';

type Options = Readonly<{
  ask: Ask;
  feed: Feed;
  slug: string;
  partner: string;
  partnerFeed: Feed;
  service: string;
  jurisdiction: string;
  pathway: string | null;
  run: string;
  patienceMs: number;
}>;

/** The other side: an agency of the kit's own that refers a made-up person to the partner. */
export const counterpart =
  ({ ask, feed, slug, partner, partnerFeed, run, patienceMs, ...wanted }: Options) =>
  async (purpose: Trial['purpose']): Promise<Trial> => {
    const localRef = `kit-${run}-${purpose}`;
    const person = testPerson({ ...wanted, localRef, referrer: slug, partner });
    const { status, json } = await ask('/v1/intakes', { method: 'POST', body: person, key: localRef });
    if (status !== 201)
      return none(purpose, `the kit could not refer: ${String(json['code'])} at ${String(json['place'])}`);
    let reference: string | undefined;
    let referral: string | undefined;
    const arrived = await until(async () => {
      reference ??= await referenceOf(feed, localRef);
      referral = reference === undefined ? undefined : await referralOf(partnerFeed, reference);
      return referral !== undefined;
    }, patienceMs);
    if (!arrived) return none(purpose, await whyNot(feed, localRef));
    return { purpose, referral, reference, trouble: undefined };
  };

const none = (purpose: Trial['purpose'], trouble: string): Trial => ({
  purpose,
  referral: undefined,
  reference: undefined,
  trouble,
});

const referenceOf = async (feed: Feed, localRef: string): Promise<string | undefined> =>
  (await feed.look())
    .filter(({ type, data }) => type === 'ReferralNotice' && data['localRef'] === localRef)
    .map(({ data }) => String(data['reference']))[0];

const referralOf = async (feed: Feed, reference: string): Promise<string | undefined> =>
  (await feed.look())
    .filter(({ data }) => data['reference'] === reference && data['role'] === 'receiver')
    .map(({ data }) => String(data['referral']))[0];

const whyNot = async (feed: Feed, localRef: string): Promise<string> => {
  const told = (await feed.look())
    .filter(({ data }) => data['localRef'] === localRef)
    .map(({ data: { kind, status } }) => [kind, status].find((said) => typeof said === 'string') ?? '');
  return `no referral came of a test person for this service (the referrer heard: ${told.join(', ') || 'nothing'}); does the partner offer it?`;
};
