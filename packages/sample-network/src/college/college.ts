import { join } from 'node:path';
import type { Agency } from '../agency-runs.ts';
import { openChecks } from '../checks.ts';
import { openDesk } from '../disk/desk.ts';
import { openOutbox } from '../disk/outbox.ts';
import { collegeHabits, habitFor } from '../habits.ts';
import { openDoor } from '../http/door.ts';
import { pause } from '../pause.ts';
import { today } from '../today.ts';
import { type Request, teller, wasTaken } from './ask.ts';
import { contactReader } from './contacts.ts';
import { openFeed } from './feed.ts';
import { admitFromLine } from './line.ts';
import { movesOn, type Notice, noticeSchema } from './moves.ts';
import { tryRepeats } from './try-repeats.ts';

const betweenLooksMs = 300;

/** A college that works over REST: it asks what is new, answers by habit, and reports what came of it. */
export const runCollege = async (agency: Agency): Promise<void> => {
  const { papers, url, state, signal, say } = agency;
  const door = openDoor({ url, token: papers.token, signal, say });
  const desk = openDesk(join(state, 'desk.jsonl'));
  const kept = openOutbox<Request>(join(state, 'outbox.jsonl'));
  const tell = teller({ door, kept, say });
  const checks = openChecks(join(state, 'checks.jsonl'), say);
  const readContact = contactReader(door, join(state, 'contacts.jsonl'), say);
  const feed = openFeed(door, join(state, 'cursor.json'));

  const react = async (notice: Notice): Promise<void> => {
    const { referral, status } = notice;
    for (const move of movesOn(
      notice,
      askedOf(desk.numberOf(referral), wasTaken(kept, referral, 'waitlisted')),
    )) {
      if (move.to === 'contact') await readContact(referral);
      else await tell(referral, move);
    }
    if (status === 'accepted') await tryRepeats({ door, kept, checks }, referral);
  };

  let wasBusy = true;
  while (!signal.aborted) {
    const page = await feed.next();
    for (const notice of received(page.events)) await react(notice);
    feed.dealtWith(page);
    const busy = page.events.length > 0;
    // Those in line come up once the day's post is through.
    if (!busy && wasBusy) await admitFromLine({ door, tell, desk });
    if (!busy) await pause(betweenLooksMs, signal);
    wasBusy = busy;
  }
};

type Event = Readonly<{ type: string; data: unknown }>;

const received = (events: readonly Event[]): readonly Notice[] =>
  events
    .filter(({ type }) => type === 'ReferralNotice')
    .map(({ data }) => noticeSchema.parse(data))
    .filter(({ role }) => role === 'receiver');

const askedOf = (number: number, wasInLine: boolean) => ({
  habit: habitFor(collegeHabits, number),
  today: today(),
  localRef: `BCC-${String(number).padStart(4, '0')}`,
  wasInLine,
});
