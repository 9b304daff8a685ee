import { z } from 'zod';
import { accreditationFault } from '../directory/immigration-advice.ts';
import { type ListedService, listedService } from '../directory/listing.ts';
import type { Placed } from './check-history.ts';
import { type Finding, refused } from './finding.ts';
import { referralRecord, type ReferralRecord } from './referral-record.ts';

const document = z.looseObject({
  format: z.literal('handoff/1'),
  referrals: z.array(z.unknown()).max(100_000).default([]),
  listings: z.array(z.unknown()).max(1_000_000).default([]),
});

type Read = Readonly<{
  records: readonly Placed[];
  listings: readonly ListedService[];
  findings: readonly Finding[];
}>;

/** Referrals and listings in the words of the exchange. One that is wrong costs only itself. `now`: see translate.ts. */
export const readHandoff = (given: unknown, now?: string): Read => {
  const read = document.safeParse(given);
  if (!read.success) return { records: [], listings: [], findings: [otherFormat()] };
  const records = each(read.data.referrals, 'referrals', referralRecord);
  const listings = each(read.data.listings, 'listings', listedService);
  const judged = listings.good.map(({ value, place }) => ({
    value,
    faults: notVouchedFor(value, place, now),
  }));
  return {
    records: records.good.map(({ value, place }) => ({ record: value, place })),
    listings: judged.flatMap(({ value, faults }) => (faults.length === 0 ? [value] : [])),
    findings: [...records.findings, ...listings.findings, ...judged.flatMap(({ faults }) => faults)],
  };
};

/** What is no listing here is none in any words. */
const notVouchedFor = (listing: ListedService, place: string, now?: string): readonly Finding[] => {
  const fault = accreditationFault(listing, now?.slice(0, 10));
  if (!fault) return [];
  const { code, reason, mend, place: field } = fault;
  return [refused(code, `${place}.${field}`, { reason, mend })];
};

export const writeHandoff = (
  referrals: readonly ReferralRecord[],
  listings: readonly ListedService[],
): Record<string, unknown> => ({ format: 'handoff/1', referrals, listings });

const each = <Schema extends z.ZodType>(given: readonly unknown[], list: string, schema: Schema) => {
  const read = given.map((one, index) => ({ place: `${list}[${index}]`, parsed: schema.safeParse(one) }));
  return {
    good: read.flatMap(({ place, parsed }) => (parsed.success ? [{ place, value: parsed.data }] : [])),
    findings: read.flatMap(({ place, parsed }) => (parsed.success ? [] : issuesOf(place, parsed.error))),
  };
};

const issuesOf = (place: string, { issues }: z.ZodError): readonly Finding[] =>
  issues.slice(0, 20).map(({ path, message }) =>
    refused('unreadable', [place, ...path.map(String)].join('.'), {
      reason: `It does not have the form of the format: ${message}.`,
      mend: 'See docs/translate.md for the fields.',
    }),
  );

const otherFormat = (): Finding =>
  refused('other-format', 'format', {
    reason: 'The document does not say that it is of the format handoff/1.',
    mend: 'Write {"format": "handoff/1", "referrals": […], "listings": […]}.',
  });
