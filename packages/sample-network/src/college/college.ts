import { join } from 'node:path';
import type { Agency } from '../agency-runs.ts';
import { openChecks } from '../checks.ts';
import { openDesk } from '../disk/desk.ts';
import { openOutbox } from '../disk/outbox.ts';
import { collegeHabits, habitFor } from '../habits.ts';
import { type Door, openDoor } from '../http/door.ts';
import { pause } from '../pause.ts';
import { today } from '../today.ts';
import { type Request, type Tell, teller } from './ask.ts';
import { openFeed } from './feed.ts';
import { admitFromLine } from './line.ts';
import { type Notice, movesOn, noticeSchema, waitlist } from './moves.ts';
import { tryRepeats } from './try-repeats.ts';

const betweenLooksMs = 300;

/** A college that works over REST: it asks what is new, answers by habit, and reports what came of it. */
export const runCollege = async ({ papers, url, state, signal, say }: Agency): Promise<void> => {
  const door = openDoor({ url, token: papers.token, signal, say });
  const desk = openDesk(join(state, 'desk.jsonl'));
  const checks = openChecks(join(state, 'checks.jsonl'), say);
  const tell = teller({ door, kept: openOutbox<Request>(join(state, 'outbox.jsonl')), say });
  const feed = openFeed(door, join(state, 'cursor.json'));
  const react = async (notice: Notice): Promise<void> => {
    const number = desk.numberOf(notice.referral);
    await answer({ door, tell }, notice, number);
    if (notice.status === 'accepted') await tryRepeats(door, checks, notice.referral);
  };
  let mayStand = true;
  while (!signal.aborted) {
    const page = await feed.next();
    for (const notice of received(page.events)) await react(notice);
    feed.dealtWith(page);
    // Those in line come up once the day's post is through.
    if (page.events.length === 0 && mayStand) await admitFromLine({ door, tell, desk });
    mayStand = page.events.length > 0;
    if (page.events.length === 0) await pause(betweenLooksMs, signal);
  }
};

type Event = Readonly<{ type: string; data: unknown }>;

const received = (events: readonly Event[]): readonly Notice[] =>
  events
    .filter(({ type }) => type === 'ReferralNotice')
    .map(({ data }) => noticeSchema.parse(data))
    .filter(({ role }) => role === 'receiver');

type Voice = Readonly<{ door: Door; tell: Tell }>;

const answer = async ({ door, tell }: Voice, notice: Notice, number: number): Promise<void> => {
  const asked = {
    habit: habitFor(collegeHabits, number),
    today: today(),
    localRef: `BCC-${String(number).padStart(4, '0')}`,
  };
  for (const move of movesOn(notice, asked)) {
    if (move.to === 'contact') await door.ask({ path: `/v1/referrals/${notice.referral}/contact` });
    else if ((await tell(notice.referral, move)) === 'no-place') await tell(notice.referral, waitlist);
  }
};
