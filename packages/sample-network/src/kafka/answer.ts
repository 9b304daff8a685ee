import { join } from 'node:path';
import type { Agency } from '../agency-runs.ts';
import type { Door } from '../http/door.ts';
import { pause, untilStopped } from '../pause.ts';
import { openLine } from '../practice/line.ts';
import { acceptFromLine, ifFull, type Notice, noticeSchema, type Saying } from '../practice/moves.ts';
import { openOffice } from '../practice/office.ts';
import { contactReader } from '../rest/contacts.ts';
import type { Contract } from './contract.ts';
import { letter, type Post } from './post.ts';
import type { Send } from './send.ts';
import type { Taken } from './take.ts';

type Parts = Readonly<{
  door: Door;
  contract: Contract;
  post: Post;
  send: Send;
  before: readonly Taken[];
}>;

const betweenLooksMs = 2_000;

/** What an agency on Kafka does about each thing it is told: it answers and reports by messages of its own. */
export const answerByKafka = (agency: Agency, { door, contract, post, send, before }: Parts) => {
  const { papers, state, habits, signal, say } = agency;
  const said = { has: (id: string) => post.answerTo(id) !== undefined, ids: post.ids };
  const office = openOffice({ slug: papers.slug, state, habits, said });
  const readContact = contactReader(door, join(state, 'contacts.jsonl'), say);
  const line = openLine(before.flatMap(asReceiver));

  const tell = async (referral: string, saying: Saying): Promise<void> => {
    const id = `${referral}-${saying.name}`;
    if (post.answerTo(id) !== undefined) return;
    await post.keep(id, () => written(id, referral, saying));
    if (saying.to === 'facts' && habits.lateMs > 0) return later(id);
    await out(id);
  };
  const out = async (id: string): Promise<void> => {
    await send.one(id);
    if (habits.twice) await send.one(id);
  };
  const later = (id: string): void => {
    pause(habits.lateMs, signal)
      .then(() => out(id))
      .catch((error: unknown) => signal.aborted || say(`${id} did not go out: ${String(error)}`));
  };
  const written = async (id: string, referral: string, { to, body }: Saying) => {
    const record = `handoff.partners.${to === 'facts' ? 'FactReport' : 'ReferralResponse'}`;
    const value = await contract.encode(record, { referral, ...body });
    return letter({ id, record, source: papers.slug, key: referral, value });
  };

  const hear = async (notice: Notice): Promise<void> => {
    line.note(notice);
    for (const move of office.movesOn(notice)) {
      if (move.to === 'contact') await readContact(notice.referral);
      else await tell(notice.referral, move);
    }
  };
  /** A refusal comes back under the id of what was refused: `<referral>-<name>`. */
  const heed = async ({ message, code }: Taken['data']): Promise<void> => {
    if (code !== 'no-place') return;
    const [, referral = '', name = ''] = /^(.+?)-(accepted|accepted-from-line)$/.exec(String(message)) ?? [];
    const instead = ifFull[name];
    if (instead) await tell(referral, instead);
  };

  return {
    react: async (taken: Taken): Promise<void> => {
      const [notice] = asReceiver(taken);
      if (notice && habits.slowMs > 0) await pause(habits.slowMs, signal);
      if (notice) await hear(notice);
      if (taken.type === 'MessageRejected') await heed(taken.data);
    },
    /** Those in line come up now and then. */
    fromLine: async (): Promise<void> => {
      if (Object.keys(habits.on).length === 0) return untilStopped(signal);
      while (!signal.aborted) {
        await pause(betweenLooksMs, signal);
        for (const referral of line.nextUp()) await tell(referral, acceptFromLine);
      }
    },
  };
};

const asReceiver = ({ type, data }: Taken): readonly Notice[] => {
  if (type !== 'ReferralNotice') return [];
  const notice = noticeSchema.parse(data);
  return notice.role === 'receiver' ? [notice] : [];
};
