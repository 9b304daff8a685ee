import { createHash } from 'node:crypto';
import { Refusal } from '@handoff/decider';
import { onTheJourneysTrace } from '../airlock/on-the-journeys-trace.ts';
import { causationOf, csvKey } from '../causation.ts';
import type { Fault } from '../fault.ts';
import type { Gateway } from '../gateway.ts';
import type { UploadRow } from '../register/uploads.ts';
import { referralNamed } from '../translate/referral-named.ts';
import { type Addressed, type Said, translate } from '../translate/translate.ts';
import { nameOf, type Row } from './columns.ts';
import { unlessIdIsDamaged } from './damaged-id.ts';
import type { ReadRow } from './read-rows.ts';
import { receiptInRow, saidInRow } from './said-in-row.ts';
import { giveReceiptOrRefuse } from '../deliveries/give-receipt.ts';

type RowCommand = Readonly<{ causation: string; addressed: Addressed }>;
export type TakenRow = Readonly<{ row: UploadRow; command?: RowCommand }>;

/** Third pass: logic. What the row means to the referral it names. */
export const takeRow = async (
  gateway: Gateway,
  partner: string,
  { line, cells, row, fault }: ReadRow,
  looksFirst: (said: Said) => Fault | undefined = () => undefined,
): Promise<TakenRow> => {
  if (fault) return { row: { line, cells, status: 'refused', fault } };
  try {
    const receipt = receiptInRow(row);
    if (receipt) {
      await giveReceiptOrRefuse(gateway, partner, receipt);
      return { row: { line, cells, status: 'done' } };
    }
    const said = saidInRow(row);
    const seen = looksFirst(said);
    if (seen) return { row: { line, cells, status: 'refused', fault: seen } };
    if (await standsSo(gateway, partner, said)) return { row: { line, cells, status: 'done' } };
    const named = await keyOf(gateway, partner, row);
    const causation = causationOf(partner, csvKey(named));
    const addressed = await translate(gateway, { partner, causation }, said);
    return { row: { line, cells, ...named, status: 'pending' }, command: { causation, addressed } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const {
      code,
      place = 'row',
      reason,
      mend,
    } = await unlessIdIsDamaged(gateway, partner, nameOf(row) ?? '', error);
    return { row: { line, cells, status: 'refused', fault: { code, place, reason, mend } } };
  }
};

export const sendRow = (gateway: Gateway, { causation, addressed }: RowCommand): Promise<void> =>
  onTheJourneysTrace(gateway, addressed, () =>
    gateway.enqueue(addressed.name, addressed.streamId, addressed.value, { causation }),
  );

/** A line of the worklist that nobody touched says nothing new. */
const standsSo = async (gateway: Gateway, partner: string, { record, message }: Said): Promise<boolean> => {
  if (record !== 'handoff.partners.ReferralResponse') return false;
  const { about } = await referralNamed(gateway, partner, message.referral, message.term);
  return about.status === message.status;
};

/**
 * The same words are the same command: empty cells say nothing, so a column that a later release knows changes no row of
 * an old file. Only after its owner refused it they are another command: things may have changed.
 */
const keyOf = async (gateway: Gateway, partner: string, row: Row) => {
  const words = Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null));
  const key = createHash('sha256').update(JSON.stringify(words)).digest('base64url');
  const before = await gateway.register.uploads.answerTo(partner, key);
  const attempt = (before?.attempt ?? 1) + (before?.status === 'refused' ? 1 : 0);
  return { key, attempt };
};
