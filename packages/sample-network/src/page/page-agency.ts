import { join } from 'node:path';
import { z } from 'zod';
import type { Agency } from '../agency-runs.ts';
import { openOutbox } from '../disk/outbox.ts';
import { type Door, openDoor } from '../http/door.ts';
import { pause } from '../pause.ts';
import { acceptFromLine, type Notice } from '../practice/moves.ts';
import { openOffice } from '../practice/office.ts';
import { contactReader } from '../rest/contacts.ts';
import { type Request, sendUnsent, teller, wasTaken } from '../rest/tell.ts';

const betweenLooksMs = 3_000;
// Where nothing was to be done somebody looks less often: looking costs the other side, too.
const longestMs = 15_000;

/** What a page shows as waiting, and what its buttons can still say something about. */
const shown: readonly string[] = ['offered', 'in-review', 'accepted', 'waitlisted', 'completed'];

/**
 * An agency without a system: somebody opens the page now and then, sees what waits, and presses a button. The routes
 * are those that pages call; nothing is pushed, and nothing is remembered but what was pressed.
 */
export const runPageAgency = async (agency: Agency): Promise<void> => {
  const { papers, url, state, habits, signal, say } = agency;
  const door = openDoor({ url, token: papers.token, signal, say });
  const kept = openOutbox<Request>(join(state, 'outbox.jsonl'));
  await sendUnsent({ door, kept, habits, say });
  const tell = teller({ door, kept, habits, signal, say });
  const said = { has: (id: string) => kept.answerTo(id) !== undefined, ids: kept.ids };
  const office = openOffice({ slug: papers.slug, state, habits, said });
  const readContact = contactReader(door, join(state, 'contacts.jsonl'), say);

  const deal = async (notice: Notice): Promise<void> => {
    const { referral, status } = notice;
    if (status === 'waitlisted') return tell(referral, acceptFromLine);
    const result = wasTaken(kept, referral, 'enrolled') ? 'enrolled' : null;
    for (const move of office.movesOn({ ...notice, result })) {
      if (move.to === 'contact') await readContact(referral);
      else await tell(referral, move);
    }
  };

  let idleMs = betweenLooksMs;
  while (!signal.aborted) {
    const before = kept.ids().length;
    for (const notice of await listed(door)) await deal(notice);
    idleMs = kept.ids().length > before ? betweenLooksMs : Math.min(longestMs, idleMs * 2);
    await pause(idleMs + habits.slowMs, signal);
  }
};

const pageSchema = z.object({
  referrals: z.array(
    z.looseObject({
      referral: z.string(),
      role: z.string(),
      status: z.string().nullable(),
      service: z.string().nullable(),
      program: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
});

const listed = async (door: Door): Promise<readonly Notice[]> => {
  const found: Notice[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const { text } = await door.ask({ path: `/v1/referrals?limit=200${after && `&after=${after}`}` });
    const page = pageSchema.parse(JSON.parse(text));
    for (const { status, service, ...listed } of page.referrals)
      if (status !== null && shown.includes(status))
        found.push({ ...listed, status, service: service ?? '' });
    after = page.next;
  }
  return found.filter(({ role }) => role === 'receiver');
};
