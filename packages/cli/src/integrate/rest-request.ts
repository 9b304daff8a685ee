import { CliFault } from '../fault.ts';

type Said = Readonly<Record<string, unknown>>;
export type RestRequest = Readonly<{ path: string; body: object }>;

const idIn = (message: Said, name: string): string => encodeURIComponent(String(message[name]));

const without = (message: Said, name: string): object =>
  Object.fromEntries(Object.entries(message).filter(([field]) => field !== name));

const requests: Readonly<Record<string, (message: Said, person: Said | undefined) => RestRequest>> = {
  IntakeSubmission: (message, person) => ({ path: '/v1/intakes', body: { ...message, person } }),
  ReferralResponse: (message) => ({
    path: `/v1/referrals/${idIn(message, 'referral')}/responses`,
    body: without(message, 'referral'),
  }),
  FactReport: (message) => ({
    path: `/v1/referrals/${idIn(message, 'referral')}/facts`,
    body: without(message, 'referral'),
  }),
  ChoiceMade: (message) => ({
    path: `/v1/journeys/${idIn(message, 'journey')}/choices`,
    body: without(message, 'journey'),
  }),
  DeskAcceptance: (message) => ({ path: '/v1/desk-acceptances', body: message }),
  PersonsWord: (message) => ({
    path: `/v1/intakes/${idIn(message, 'intake')}/${wordAsPath(message)}`,
    body: wordIn(message),
  }),
  Introduction: (message) => ({
    path: `/v1/referrals/${idIn(message, 'referral')}/introduction`,
    body: { how: message['how'] },
  }),
  HolderReceipt: (message) => ({ path: '/v1/receipts', body: message }),
  SelfReferral: (message) => ({ path: '/v1/self-referrals', body: message }),
};

const wordAsPath = ({ says }: Said): string =>
  ({ 'erase-me': 'erasure', 'guardian-revoked': 'guardian-revocation' })[String(says)] ?? 'withdrawal';

const wordIn = ({ says, recipient, purposes, by, revokedBy }: Said): object => {
  if (says === 'erase-me') return {};
  return says === 'guardian-revoked' ? { by: revokedBy } : { recipient, purposes, by };
};

/** The same word over REST. */
export const restRequest = (short: string, message: Said, person: Said | undefined): RestRequest => {
  const request = requests[short];
  if (request) return request(message, person);
  throw new CliFault('not-over-rest', {
    place: short,
    reason: 'This message has no request of its own.',
    mend: `Over REST: ${Object.keys(requests).join(', ')}.`,
  });
};
