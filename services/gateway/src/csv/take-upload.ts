import { createHash } from 'node:crypto';
import type { Gateway } from '../gateway.ts';
import type { Upload } from '../register/uploads.ts';
import { readRows } from './read-rows.ts';
import { withoutRepeats } from './repeated.ts';
import { valueFault } from './value-fault.ts';
import { sendRow, type TakenRow, takeRow } from './take-row.ts';

/**
 * Takes an upload: values, duplicates, logic, row by row. Good rows go to their owners by `handoff.commands`, each
 * under a key made of what it says, so that a file sent again changes nothing; bad ones come back with their line.
 * The upload is kept before anything is sent: whatever stops us here, sending the file again carries it on.
 */
export const takeUpload = async (gateway: Gateway, partner: string, text: string): Promise<Upload> => {
  const taken = await judge(gateway, partner, text);
  const { uploads } = gateway.register;
  const upload = uploadOf(partner, text, taken);
  await uploads.keep(upload);
  for (const { command } of taken) if (command) await sendRow(gateway, command);
  return (await uploads.find(partner, upload.id)) ?? upload;
};

/**
 * What would become of an upload: all three passes, and nothing is kept or sent. Also of last term's file, whose referrals
 * are none of the exchange: what is wrong with its values is said before that they are not known.
 */
export const previewUpload = async (gateway: Gateway, partner: string, text: string): Promise<Upload> =>
  uploadOf(partner, text, await judge(onlyLooking(gateway), partner, text, valueFault));

/** A row may link an id of the agency's own: a look links nothing. */
const onlyLooking = (gateway: Gateway): Gateway => ({
  ...gateway,
  register: {
    ...gateway.register,
    ownIds: { ...gateway.register.ownIds, keep: async () => {} },
    receipts: {
      ...gateway.register.receipts,
      give: async (holder, referral) =>
        (await gateway.register.receipts.owedBy(holder)).some((one) => one.referral === referral),
    },
  },
});

const judge = async (
  gateway: Gateway,
  partner: string,
  text: string,
  ...looksFirst: readonly [] | readonly [typeof valueFault]
): Promise<readonly TakenRow[]> => {
  const taken: TakenRow[] = [];
  for (const read of withoutRepeats(readRows(text)))
    taken.push(await takeRow(gateway, partner, read, ...looksFirst));
  return taken;
};

const uploadOf = (partner: string, text: string, taken: readonly TakenRow[]): Upload => ({
  id: `upload-${createHash('sha256').update(`${partner}|${text}`).digest('base64url')}`,
  partner,
  rows: taken.map(({ row }) => row),
});
