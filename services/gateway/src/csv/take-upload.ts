import { createHash } from 'node:crypto';
import type { Gateway } from '../gateway.ts';
import type { Upload } from '../register/uploads.ts';
import { readRows } from './read-rows.ts';
import { withoutRepeats } from './repeated.ts';
import { sendRow, type TakenRow, takeRow } from './take-row.ts';

/**
 * Takes an upload: values, duplicates, logic, row by row. Good rows go to their owners by `handoff.commands`, each
 * under a key made of what it says, so that a file sent again changes nothing; bad ones come back with their line.
 * The upload is kept before anything is sent: whatever stops us here, sending the file again carries it on.
 */
export const takeUpload = async (gateway: Gateway, partner: string, text: string): Promise<Upload> => {
  const taken: TakenRow[] = [];
  for (const read of withoutRepeats(readRows(text))) taken.push(await takeRow(gateway, partner, read));
  const { uploads } = gateway.register;
  const id = `upload-${createHash('sha256').update(`${partner}|${text}`).digest('base64url')}`;
  const upload = { id, partner, rows: taken.map(({ row }) => row) };
  await uploads.keep(upload);
  for (const { command } of taken) if (command) await sendRow(gateway, command);
  return (await uploads.find(partner, id)) ?? upload;
};
