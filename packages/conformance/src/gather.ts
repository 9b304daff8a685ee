import { isWord, repeatOf } from './door/seen.ts';
import type { KitDoor } from './door/door.ts';
import { type Evidence, statusesOf, type Trial } from './evidence.ts';
import type { KitOptions } from './run-kit.ts';
import { isReuse, refusalsIn } from './checks/refusals.ts';
import { askWith } from './sides/ask.ts';
import { counterpart } from './sides/counterpart.ts';
import { openFeed } from './sides/feed.ts';
import { groupsOf } from './sides/groups.ts';
import { until } from './until.ts';
import { attack } from './webhook/attack.ts';
import { announceAgain, announceTest, deliveriesTo, receiversOf } from './webhook/deliveries.ts';

type Parts = KitOptions & Readonly<{ door: KitDoor; now: () => number; run: string }>;

/** So long it may take after a second telling until a second word would have come. */
const quietMs = 5_000;

/** Lets things happen, one after the other, and keeps what was seen of them. */
export const gather = async (parts: Parts): Promise<Evidence> => {
  const { exchange, partner, door, now, run, say, patienceMs, onReady, webhookSecret } = parts;
  const { way } = partner;
  const ask = askWith(exchange, partner.token);
  const feed = await openFeed(ask, now);
  const other = askWith(exchange, parts.counterpart.token);
  const refer = counterpart({
    ...partner,
    ask: other,
    feed: await openFeed(other, now),
    slug: parts.counterpart.slug,
    partner: partner.slug,
    partnerFeed: feed,
    pathway: parts.pathway,
    run,
    patienceMs,
  });
  const groups = partner.kafka ? groupsOf(partner.kafka) : async () => [];
  const known = new Set((await loggedFor(ask)).map(({ id }) => id));
  const trials: Trial[] = [];
  const evidence = async (toldTwiceAt?: number): Promise<Evidence> => ({
    way,
    seen: [...door.seen],
    told: await feed.look(),
    trials,
    toldTwiceAt,
    groups: await groups(),
    newestPosition: feed.newest(),
    webhooks: [],
    deliveries: [],
  });
  const statuses = async ({ referral }: Trial): Promise<readonly string[]> =>
    statusesOf({ told: await feed.look() }, referral).filter((status) => status !== 'offered');
  const answered = (trial: Trial) => until(async () => (await statuses(trial)).length > 0, patienceMs);
  const tried = async (purpose: Trial['purpose']): Promise<Trial> => {
    const trial = await refer(purpose);
    trials.push(trial);
    return trial;
  };

  await onReady(door.url);
  say('Waiting for the system of the partner …');
  const isThere = await until(
    async () =>
      way === 'kafka' ? (await groups()).length > 0 : door.seen.some(({ status }) => status !== 401),
    patienceMs,
  );
  if (!isThere) return evidence();

  say('A test person is referred to it …');
  const plain = await tried('plain');
  if (plain.referral === undefined || !(await answered(plain))) return onceRead(evidence);
  await until(async () => isOver(await evidence(), plain), patienceMs);

  if (way !== 'kafka') {
    say('The answer to a word of it is lost …');
    const over = new Set([plain.referral]);
    door.loseNextAnswer(({ path }) => ![...over].some((referral) => path.includes(referral)));
    const lossy = await tried('lost-answer');
    if (lossy.referral !== undefined) await until(() => wasRepeated(door), patienceMs);
    await answered(lossy);
    door.loseNextAnswer(() => false);
  }
  if (way === 'rest') {
    say('Fields and events that nobody knows …');
    door.inventThings(true);
    await answered(await tried('inventions'));
    door.inventThings(false);
  }

  const receivers = await receiversOf(ask);
  say('What it was told is told again …');
  const before = now();
  const again = await tellAgain(parts, async () =>
    (await Promise.all(receivers.map((each) => announceAgain(ask, each, plain.referral ?? '')))).some(
      Boolean,
    ),
  );
  const toldTwiceAt = again ? before : undefined;
  if (again) await until(async () => hasSpokenAgain(await evidence(toldTwiceAt), before), quietMs);

  if (receivers.length > 0) say('Somebody else knocks at its webhook …');
  for (const receiver of receivers) await announceTest(ask, receiver, `kit-${run}`);
  const webhooks = await Promise.all(receivers.map(({ url }) => attack(url, webhookSecret())));
  await onceRead(evidence);
  const deliveries = (await loggedFor(ask)).filter(({ id }) => !known.has(id));
  return { ...(await evidence(toldTwiceAt)), webhooks, deliveries };
};

/** What is on its way may still be read. */
const onceRead = async (evidence: () => Promise<Evidence>): Promise<Evidence> => {
  await until(async () => hasRead(await evidence()), quietMs);
  return evidence();
};

const loggedFor = async (ask: ReturnType<typeof askWith>) =>
  (await Promise.all((await receiversOf(ask)).map((receiver) => deliveriesTo(ask, receiver)))).flat();

/** The first facts came, or it ended without. */
const isOver = (evidence: Evidence, { referral }: Trial): boolean => {
  const last = statusesOf(evidence, referral).at(-1);
  return (
    ['completed', 'declined', 'withdrawn', 'expired', 'waitlisted', 'needs-person'].includes(last ?? '') ||
    evidence.told.some(({ type, data }) => type === 'FactNotice' && data['referral'] === referral)
  );
};

const wasRepeated = ({ seen }: KitDoor): boolean => {
  const lost = seen.find((request) => request.lost);
  return lost !== undefined && repeatOf(seen, lost) !== undefined;
};

/** Over Kafka the operator has all of it sent again; over webhooks the partner's own token is enough. */
const tellAgain = async (
  { partner, redeliver }: Parts,
  announce: () => Promise<boolean>,
): Promise<boolean> => {
  if (partner.way !== 'kafka') return announce();
  if (redeliver === undefined) return false;
  await redeliver();
  return true;
};

const hasSpokenAgain = (evidence: Evidence, since: number): boolean =>
  refusalsIn(evidence).some((one) => one.at > since && !isReuse(one)) ||
  evidence.seen.some((request) => request.at > since && isWord(request));

const hasRead = ({ way, groups, seen, newestPosition }: Evidence): boolean => {
  if (way === 'kafka') return groups.every(({ lag }) => lag === 0);
  return (
    way === 'csv' ||
    seen.some(({ path, query }) => path === '/v1/events' && Number(query.get('after')) >= newestPosition)
  );
};
