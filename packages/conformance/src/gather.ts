import { hasRead, hasSpokenAgain, isOver, wasRepeated } from './conditions.ts';
import type { KitDoor } from './door/door.ts';
import { type Evidence, statusesOf, type Trial } from './evidence.ts';
import type { KitOptions } from './run-kit.ts';
import { askWith } from './sides/ask.ts';
import { counterpart } from './sides/counterpart.ts';
import { openFeed } from './sides/feed.ts';
import { groupsOf } from './sides/groups.ts';
import { rowsOf } from './sides/uploads.ts';
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
    rows: [],
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
  if (plain.referral === undefined || !(await answered(plain)))
    return { ...(await onceRead(evidence)), rows: await rowsOf(ask, door.seen) };
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
  return { ...(await evidence(toldTwiceAt)), webhooks, deliveries, rows: await rowsOf(ask, door.seen) };
};

/** What is on its way may still be read. */
const onceRead = async (evidence: () => Promise<Evidence>): Promise<Evidence> => {
  await until(async () => hasRead(await evidence()), quietMs);
  return evidence();
};

const loggedFor = async (ask: ReturnType<typeof askWith>) =>
  (await Promise.all((await receiversOf(ask)).map((receiver) => deliveriesTo(ask, receiver)))).flat();

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
