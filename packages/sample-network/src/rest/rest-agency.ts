import { join } from 'node:path';
import type { Agency } from '../agency-runs.ts';
import { openChecks } from '../checks.ts';
import { openOutbox } from '../disk/outbox.ts';
import { openDoor } from '../http/door.ts';
import { pause } from '../pause.ts';
import { openLine } from '../practice/line.ts';
import { acceptFromLine, type Notice, noticeSchema } from '../practice/moves.ts';
import { openOffice } from '../practice/office.ts';
import { openBell } from './bell.ts';
import { contactReader } from './contacts.ts';
import { openFeed, pageSize } from './feed.ts';
import { openFeedTake } from './feed-take.ts';
import { referByRest } from './refer.ts';
import { type Request, sendUnsent, teller, wasTaken } from './tell.ts';
import { tryRepeats } from './try-repeats.ts';
import { bellByWebhook } from './webhook.ts';

const betweenLooksMs = 300;
const whenNobodyCanCallMs = 2_000;
// A call may be lost on the way; the feed never loses anything, so it is looked into all the same.
const whenNobodyCallsMs = 20_000;

/** An agency that works over REST: it refers who came to its door, asks what is new, answers and reports by habit. */
export const runRestAgency = async (agency: Agency): Promise<void> => {
  const { papers, url, state, habits, signal, say } = agency;
  const door = openDoor({ url, token: papers.token, signal, say });
  const kept = openOutbox<Request>(join(state, 'outbox.jsonl'));
  await sendUnsent({ door, kept, habits, say });
  await Promise.all([referByRest(agency, door, kept), answerByRest(agency, door, kept)]);
};

const answerByRest = async (
  agency: Agency,
  door: ReturnType<typeof openDoor>,
  kept: ReturnType<typeof openOutbox<Request>>,
): Promise<void> => {
  const { papers, state, habits, signal, say } = agency;
  const tell = teller({ door, kept, habits, signal, say });
  const said = { has: (id: string) => kept.answerTo(id) !== undefined, ids: kept.ids };
  const office = openOffice({ slug: papers.slug, state, habits, said });
  const checks = openChecks(join(state, 'checks.jsonl'), say);
  const readContact = contactReader(door, join(state, 'contacts.jsonl'), say);
  const feed = openFeed(door, join(state, 'cursor.json'));
  const take = openFeedTake(join(state, 'take.jsonl'));
  const line = openLine(noticesIn(take.before));

  const react = async (notice: Notice): Promise<void> => {
    line.note(notice);
    for (const move of office.movesOn(notice)) {
      if (move.to === 'contact') await readContact(notice.referral);
      else await tell(notice.referral, move);
    }
    const repeats =
      habits.tries && notice.status === 'accepted' && wasTaken(kept, notice.referral, 'accepted');
    if (repeats) await tryRepeats({ door, kept, checks }, notice.referral);
  };

  const bell = habits.webhook ? await bellByWebhook(agency, door) : openBell();
  const longestMs = habits.webhook ? whenNobodyCallsMs : whenNobodyCanCallMs;
  let wasBusy = true;
  let idleMs = betweenLooksMs;
  while (!signal.aborted) {
    const page = await feed.next();
    const busy = page.events.length > 0;
    if (busy && habits.slowMs > 0) await pause(habits.slowMs, signal);
    take.add(page.events);
    for (const notice of noticesIn(page.events)) await react(notice);
    feed.dealtWith(page);
    // Those in line come up once the day's post is through.
    if (!busy && wasBusy) for (const referral of line.nextUp()) await tell(referral, acceptFromLine);
    // Who hears nothing asks less often: asking costs the other side, too.
    idleMs = busy ? betweenLooksMs : Math.min(longestMs, idleMs * 2);
    // One look answers a handful of calls; only behind a full page there is more at once.
    if (page.events.length < pageSize) await pause(betweenLooksMs, signal);
    if (!busy) await bell.untilRung(idleMs, signal);
    wasBusy = busy;
  }
};

type Event = Readonly<{ type: string; data: unknown }>;

/** What it is asked to do itself; as a referrer it only listens. */
const noticesIn = (events: readonly Event[]): readonly Notice[] =>
  events
    .filter(({ type }) => type === 'ReferralNotice')
    .map(({ data }) => noticeSchema.parse(data))
    .filter(({ role }) => role === 'receiver');
