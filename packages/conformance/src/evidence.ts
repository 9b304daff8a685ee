import type { Seen } from './door/seen.ts';
import type { Told } from './sides/feed.ts';

export type Way = 'kafka' | 'rest' | 'csv';

/** One referral of the kit's, as the partner sees it; undefined ids: it was never told of it. */
export type Trial = Readonly<{
  purpose: 'plain' | 'lost-answer' | 'inventions';
  referral: string | undefined;
  reference: string | undefined;
  /** Why the kit could not even refer, or the referral never reached the partner. */
  trouble: string | undefined;
}>;

export type WebhookTry = Readonly<{
  url: string;
  forged: number | undefined;
  stale: number | 'no-secret' | undefined;
}>;

export type Delivery = Readonly<{
  id: string;
  type: string;
  status: string;
  attempts: readonly Readonly<{ ms: number; status?: number | undefined; code?: string | undefined }>[];
}>;

/** What became of a row of an upload. */
export type Row = Readonly<{ line: number; status: string; code?: string | undefined }>;

/** All that the kit saw: the checks judge this and nothing else. */
export type Evidence = Readonly<{
  way: Way;
  /** What the partner's system asked and said through the kit's door; empty for Kafka. */
  seen: readonly Seen[];
  /** What the partner was told meanwhile. */
  told: readonly Told[];
  trials: readonly Trial[];
  /** When, in the kit's time, the partner was told something a second time; undefined: it could not be. */
  toldTwiceAt: number | undefined;
  /** Groups of the partner's own that read its `.out`, and how far each is behind. */
  groups: readonly Readonly<{ group: string; lag: number }>[];
  newestPosition: number;
  rows: readonly Row[];
  webhooks: readonly WebhookTry[];
  deliveries: readonly Delivery[];
}>;

export const trialOf = ({ trials }: Evidence, purpose: Trial['purpose']): Trial | undefined =>
  trials.find((trial) => trial.purpose === purpose && trial.referral !== undefined);

/** Statuses of a referral in the order in which the partner was told of them. */
export const statusesOf = (
  { told }: Pick<Evidence, 'told'>,
  referral: string | undefined,
): readonly string[] =>
  told.flatMap(({ type, data }) =>
    type === 'ReferralNotice' && data['referral'] === referral ? [String(data['status'])] : [],
  );
