import { join } from 'node:path';
import type { Agency } from '../agency-runs.ts';
import { type Checks, openChecks } from '../checks.ts';
import { writeWhole } from '../disk/write-whole.ts';
import { type Door, openDoor } from '../http/door.ts';
import { pause } from '../pause.ts';
import { waitlist } from '../practice/moves.ts';
import { type Office, openOffice } from '../practice/office.ts';
import { checkRejects, checkRepeat, withBadRows } from './bad-rows.ts';
import { type File, type Folder, openFolder } from './folder.ts';
import { csvOf, type Row, rowOf, saidIn } from './rows.ts';
import { refusedAs, rejectsOf, type Result, sendFile, settled } from './upload.ts';
import { type Item, openWorklist } from './worklist.ts';

const betweenLooksMs = 1_500;
// An office that had nothing to fill in fetches its list less often: a list costs the other side, too.
const longestMs = 12_000;

/** An office that works in spreadsheets: it fetches its worklist, fills it in, and uploads what happened. */
export const runCsvAgency = async (agency: Agency): Promise<void> => {
  const { papers, url, state, habits, signal, say } = agency;
  const door = openDoor({ url, token: papers.token, signal, say });
  const folder = openFolder(join(state, 'uploads'));
  const said = { has: (id: string) => folder.said.has(id), ids: () => [...folder.said] };
  const desk: Desk = {
    ...agency,
    door,
    folder,
    office: openOffice({ slug: papers.slug, state, habits, said }),
    checks: openChecks(join(state, 'checks.jsonl'), say),
    rejects: join(state, 'rejects.csv'),
  };
  for (const file of folder.unanswered()) await upload(desk, file);
  const list = openWorklist(join(state, 'worklist.csv'));
  let idleMs = betweenLooksMs;
  while (!signal.aborted) {
    const { text } = await door.ask({ path: '/v1/worklist.csv' });
    const { items, gone } = list.look(text);
    const rows = [
      ...items.flatMap((item) => rowsOn(desk, item)),
      ...gone.flatMap((item) => rowsAfter(desk, item)),
    ];
    if (rows.length > 0 && habits.slowMs > 0) await pause(habits.slowMs, signal);
    if (rows.length > 0) await upload(desk, written(desk, rows));
    list.dealtWith(text);
    idleMs = rows.length > 0 ? betweenLooksMs : Math.min(longestMs, idleMs * 2);
    await pause(idleMs, signal);
  }
};

type Desk = Agency &
  Readonly<{ door: Door; folder: Folder; office: Office; checks: Checks; rejects: string }>;

type Heard = Item & Readonly<{ result?: string }>;

/** Nobody who works in a spreadsheet says first that a referral is being looked at. */
const rowsOn = (desk: Desk, item: Item): readonly Row[] =>
  rowsFor(desk, item.status === 'offered' ? { ...item, status: 'in-review' } : item);

const rowsAfter = (desk: Desk, item: Item): readonly Row[] =>
  desk.folder.said.has(saidIn({ ...item, status: 'enrolled' }))
    ? rowsFor(desk, { ...item, status: 'completed', result: 'enrolled' })
    : [];

const rowsFor = ({ office, folder }: Desk, heard: Heard): readonly Row[] =>
  office.movesOn({ ...heard, role: 'receiver' }).flatMap((move) => {
    const row = rowOf(heard.referral, move);
    return row === undefined || folder.said.has(saidIn(row)) ? [] : [row];
  });

/** The first file has two bad rows in it, on purpose. */
const written = ({ folder, habits }: Desk, rows: readonly Row[]): File => {
  const text = csvOf(rows);
  return folder.write(habits.tries && folder.isEmpty() ? withBadRows(text) : text);
};

const upload = async (desk: Desk, file: File): Promise<void> => {
  const { door, signal, folder, habits, checks, say } = desk;
  const result = await settled(door, await sendFile(door, file.text), signal);
  say(`${file.name}: ${JSON.stringify(result.counts)}`);
  await lookAtRejects(desk, file, result);
  if (file.name === '0001.csv' || habits.twice) {
    const again = await settled(door, await sendFile(door, file.text), signal);
    checkRepeat(checks, result, again);
  }
  folder.answered(file, result.upload);
  const full = refusedAs('no-place', file, result);
  // Who found no place is put in line.
  const rows = full.flatMap((referral) => rowOf(referral, waitlist) ?? []);
  if (rows.length > 0) await upload(desk, folder.write(csvOf(rows)));
};

const lookAtRejects = async (
  { door, checks, rejects, habits, say }: Desk,
  file: File,
  result: Result,
): Promise<void> => {
  if (result.counts.refused === 0) return;
  const text = await rejectsOf(door, result.upload);
  writeWhole(rejects, text);
  for (const { line, code, reason } of result.rows.filter(({ status }) => status === 'refused'))
    say(`line ${line} came back: ${code ?? ''}: ${reason ?? ''}`);
  if (file.name === '0001.csv' && habits.tries) checkRejects(checks, text, result);
};
