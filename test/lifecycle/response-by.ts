import { randomUUID } from 'node:crypto';
import { unsaidOfResponse } from '../../services/gateway/src/testing/unsaid.ts';
import type { AtEveryDoor } from './in-memory-network.ts';

type Said = Readonly<{ status: string; result?: string; reason?: string }>;
export type Door = (agency: AtEveryDoor, referral: string, said: Said) => Promise<void>;

const byRest: Door = async (agency, referral, said) => {
  const { status, json } = await agency.door.post(`/v1/referrals/${referral}/responses`, said, randomUUID());
  if (status !== 202) throw new Error(JSON.stringify(json));
};
const byKafka: Door = (agency, referral, said) =>
  agency.writes('ReferralResponse', { ...unsaidOfResponse, ...said, referral });
const byCsv: Door = (agency, referral, said) => agency.uploads({ referral, ...said });

/** One answer by each door a partner has. */
export const doors: readonly (readonly [name: string, say: Door])[] = [
  ['REST', byRest],
  ['Kafka', byKafka],
  ['CSV', byCsv],
];
