import { randomUUID } from 'node:crypto';
import type { ReferralResponse } from '@handoff/schemas';
import type { AtEveryDoor } from './in-memory-network.ts';

type Said = Readonly<{ status: string; result?: string; reason?: string }>;
export type Door = (agency: AtEveryDoor, referral: string, said: Said) => Promise<void>;

const nothing: Omit<ReferralResponse, 'referral' | 'status'> = {
  reason: null,
  question: null,
  conditional: null,
  what: null,
  cohort: null,
  result: null,
  offer: null,
  forPerson: null,
  until: null,
  amount: null,
  tier: null,
  localRef: null,
  term: null,
  version: null,
};

const byRest: Door = async (agency, referral, said) => {
  const { status, json } = await agency.door.post(`/v1/referrals/${referral}/responses`, said, randomUUID());
  if (status !== 202) throw new Error(JSON.stringify(json));
};
const byKafka: Door = (agency, referral, said) =>
  agency.writes('ReferralResponse', { ...nothing, ...said, referral });
const byCsv: Door = (agency, referral, said) => agency.uploads({ referral, ...said });

/** One answer by each door a partner has. */
export const doors: readonly (readonly [name: string, say: Door])[] = [
  ['REST', byRest],
  ['Kafka', byKafka],
  ['CSV', byCsv],
];
