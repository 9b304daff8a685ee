import { setTimeout as pause } from 'node:timers/promises';
import { jobCenter } from './agencies.ts';
import { type Cells, causationOfRow, csvOf } from './csv.ts';
import { type Door, Unknown } from './door.ts';
import { type FeedEntry, referralIn } from './follow-feed.ts';
import { digest, type Recorder } from './history.ts';
import { today } from './person.ts';

type Row = Readonly<{ op: string; cells: Cells }>;
type Fate = Readonly<{ status: 'pending' | 'done' | 'refused'; code?: string }>;
type Upload = Readonly<{ upload: string; rows: readonly Fate[] }>;

const patienceMs = 180_000;
const betweenMs = 300;

/** Works in spreadsheets: everything new goes into one upload, and the same file again until each row is answered. */
export const jobCenterDesk = (door: Door, recorder: Recorder) => {
  const seen = new Set<string>();
  let waiting: Row[] = [];

  const begin = ({ op, cells }: Row) => {
    const causation = causationOfRow(jobCenter, cells);
    return recorder.begin({
      client: jobCenter,
      op,
      args: { ...cells, causation, bodyHash: digest(causation) },
    });
  };

  const upload = async (rows: readonly Row[]): Promise<void> => {
    const csv = csvOf(rows.map(({ cells }) => cells));
    const attempts = rows.map(begin);
    const fates = await answered(door, csv);
    for (const [at, attempt] of attempts.entries()) {
      const { status, code } = fates[at] ?? { status: 'pending' };
      if (status === 'done') attempt.ok({ kind: 'taken' });
      else if (status === 'refused') attempt.fail({ kind: 'refused', ...(code && { code }) });
      else attempt.info('still pending');
    }
  };

  return {
    take: (entry: FeedEntry): void => {
      const told = referralIn(entry);
      if (!told || seen.has(`${told.id}|${told.status}`)) return;
      seen.add(`${told.id}|${told.status}`);
      const { reference: referral } = told;
      if (told.status === 'offered') waiting.push({ op: 'respond', cells: { referral, status: 'accepted' } });
      if (told.status === 'accepted') waiting.push({ op: 'report', cells: placed(referral) });
    },
    /** Sends what has come together; undefined when there is nothing to send. */
    send: (): Promise<void> | undefined => {
      const rows = waiting;
      waiting = [];
      return rows.length > 0 ? upload(rows) : undefined;
    },
  };
};

const placed = (referral: string): Cells => ({
  referral,
  status: 'placed',
  date: today(),
  wage: '21.50',
  wage_per: 'hour',
  evidence: 'employer-letter',
});

/** Uploads the file again and again (the same rows are the same commands) until each row is answered, or too long. */
const answered = async (door: Door, csv: string): Promise<readonly Fate[]> => {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const fates = await fatesOf(door, csv);
    const known = fates.length > 0 && fates.every(({ status }) => status !== 'pending');
    if (known || performance.now() > deadline) return fates;
    await pause(betweenMs);
  }
};

const fatesOf = async (door: Door, csv: string): Promise<readonly Fate[]> => {
  try {
    const taken = await door({ method: 'POST', path: '/v1/csv', csv });
    const { upload } = taken.body as Upload;
    const { body } = await door({ method: 'GET', path: `/v1/csv/${upload}` });
    return (body as Upload).rows;
  } catch (error) {
    if (error instanceof Unknown) return [];
    throw error;
  }
};
