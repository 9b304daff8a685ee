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
