import { join } from 'node:path';
import type { Agency } from '../agency-runs.ts';
import { type Checks, openChecks } from '../checks.ts';
import { type Desk, openDesk } from '../disk/desk.ts';
import { writeWhole } from '../disk/write-whole.ts';
import { habitFor, jobCenterHabits } from '../habits.ts';
import { type Door, openDoor } from '../http/door.ts';
import { pause } from '../pause.ts';
import { today } from '../today.ts';
import { checkRejects, checkRepeat, withBadRows } from './bad-rows.ts';
import { type File, type Folder, openFolder } from './folder.ts';
import { csvOf, type Row, rowFor, saidIn } from './rows.ts';
import { rejectsOf, type Result, sendFile, settled } from './upload.ts';
import { type Item, parseWorklist } from './worklist.ts';

const betweenLooksMs = 500;

/** A job center that works in spreadsheets: it fetches its worklist, fills it in, and uploads what happened. */
export const runJobCenter = async (agency: Agency): Promise<void> => {
  const { papers, url, state, signal, say } = agency;
  const door = openDoor({ url, token: papers.token, signal, say });
  const office: Office = {
    door,
    signal,
    say,
    desk: openDesk(join(state, 'desk.jsonl')),
    folder: openFolder(join(state, 'uploads')),
    checks: openChecks(join(state, 'checks.jsonl'), say),
    rejects: join(state, 'rejects.csv'),
  };
  for (const file of office.folder.unanswered()) await upload(office, file);
  while (!signal.aborted) {
    const { text } = await door.ask({ path: '/v1/worklist.csv' });
    const rows = newRows(office, parseWorklist(text));
    if (rows.length > 0) await upload(office, written(office.folder, rows));
    await pause(betweenLooksMs, signal);
  }
};

type Office = Readonly<{
  door: Door;
  signal: AbortSignal;
  say: (line: string) => void;
  desk: Desk;
  folder: Folder;
  checks: Checks;
  rejects: string;
}>;

const newRows = ({ desk, folder }: Office, worklist: readonly Item[]): readonly Row[] =>
  worklist.flatMap((item) => {
    const number = desk.numberOf(item.referral);
    const localRef = `NSC-${String(number).padStart(4, '0')}`;
    const row = rowFor(item, { habit: habitFor(jobCenterHabits, number), today: today(), localRef });
    return row === undefined || folder.said.has(saidIn(row)) ? [] : [row];
  });

/** The first file has two bad rows in it, on purpose. */
const written = (folder: Folder, rows: readonly Row[]): File => {
  const text = csvOf(rows);
  return folder.write(folder.isEmpty() ? withBadRows(text) : text);
};

const upload = async (office: Office, file: File): Promise<void> => {
  const { door, signal, folder, say } = office;
  const result = await settled(door, await sendFile(door, file.text), signal);
  say(`${file.name}: ${JSON.stringify(result.counts)}`);
  await lookAtRejects(office, result);
  if (file.name === '0001.csv') {
    const again = await settled(door, await sendFile(door, file.text), signal);
    checkRepeat(office.checks, result, again);
  }
  folder.answered(file, result.upload);
};

const lookAtRejects = async ({ door, checks, rejects, say }: Office, result: Result): Promise<void> => {
  if (result.counts.refused === 0) return;
  const text = await rejectsOf(door, result.upload);
  writeWhole(rejects, text);
  for (const { line, code, reason } of result.rows.filter(({ status }) => status === 'refused'))
    say(`line ${line} came back: ${code ?? ''}: ${reason ?? ''}`);
  checkRejects(checks, text, result);
};
