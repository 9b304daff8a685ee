import { createHash } from 'node:crypto';
import { Refusal } from '@handoff/decider';
import type { Context } from '@handoff/host';
import { causationOf } from '../causation.ts';
import { csvKey, keepUpload, type Upload, type UploadRow } from '../mongo/uploads.ts';
import {
  type Addressed,
  commandFromFact,
  commandFromResponse,
  type Speaker,
} from '../translate/command-from.ts';
import { type ReadRow, readRows } from './read-rows.ts';
import { withoutRepeats } from './repeated.ts';
import { type Said, saidInRow } from './said-in-row.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/**
 * Takes an upload: values, duplicates, logic, row by row. Good rows go to their owners by `handoff.commands`, each
 * under a key made of what it says, so that a file sent again changes nothing; bad ones come back with their line.
 */
export const takeUpload = async (context: Context, partner: string, text: string): Promise<Upload> => {
  const rows: UploadRow[] = [];
  for (const read of withoutRepeats(readRows(text))) rows.push(await takeRow(context, partner, read));
  const upload = { _id: `upload-${digest(`${partner}|${text}`)}`, slug: partner, at: context.now(), rows };
  await keepUpload(context, upload);
  return upload;
};

const takeRow = async (
  context: Context,
  partner: string,
  { line, cells, row, fault }: ReadRow,
): Promise<UploadRow> => {
  if (fault) return { line, cells, key: '', status: 'refused', fault };
  const key = digest(JSON.stringify(row));
  try {
    const causation = causationOf(partner, csvKey(key));
    const command = await translate(context, { partner, causation }, saidInRow(row));
    await context.enqueue(command.name, command.streamId, command.value, { causation });
    return { line, cells, key, status: 'pending' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, place = 'row', reason, mend } = error;
    return { line, cells, key, status: 'refused', fault: { code, place, reason, mend } };
  }
};

const translate = (context: Context, speaker: Speaker, said: Said): Promise<Addressed> =>
  said.record === 'FactReport'
    ? commandFromFact(context, speaker, said.message)
    : commandFromResponse(context, speaker, said.message);
