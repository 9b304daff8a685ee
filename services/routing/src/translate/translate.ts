import type { ListedService } from '../directory/listing.ts';
import { readHsds } from '../directory/hsds/read-hsds.ts';
import { writeHsds } from '../directory/hsds/write-hsds.ts';
import { checkRecord, type Placed } from './check-history.ts';
import { readFhir } from './fhir/read-fhir.ts';
import { writeFhir } from './fhir/write-fhir.ts';
import { type Finding, isRefused, notCarried } from './finding.ts';
import { readHandoff, writeHandoff } from './handoff-document.ts';
import type { ReferralRecord } from './referral-record.ts';

export const formats = ['fhir', 'hsds', 'handoff'] as const;
export type Format = (typeof formats)[number];

export type Translation = Readonly<{
  document: unknown;
  report: Readonly<{
    from: Format;
    to: Format;
    carried: Readonly<{ referrals: number; listings: number }>;
    findings: readonly Finding[];
  }>;
}>;

type Read = Readonly<{
  records: readonly Placed[];
  listings: readonly ListedService[];
  findings: readonly Finding[];
}>;
type Written = Readonly<{ document: unknown; findings: readonly Finding[] }>;

const readers: Readonly<Record<Format, (given: unknown, now: string | undefined) => Read>> = {
  fhir: readFhir,
  handoff: readHandoff,
  hsds: (given, now) => ({ records: [], ...readHsds(given, now) }),
};

const writers: Readonly<
  Record<Format, (records: readonly ReferralRecord[], listings: readonly ListedService[]) => Written>
> = {
  fhir: writeFhir,
  handoff: (records, listings) => ({ document: writeHandoff(records, listings), findings: [] }),
  hsds: (records, listings) => {
    const { document, findings } = writeHsds(listings);
    return { document, findings: [...findings, ...records.map(noReferrals)] };
  },
};

/**
 * By way of our own words: each format is read into referrals and listings and written from them, so there is one
 * crosswalk a format and none a pair. What contradicts itself stays behind, with the reason. `now`: without it nothing
 * lies ahead, and nothing is too old.
 */
export const translate = (given: unknown, from: Format, to: Format, now?: string): Translation =>
  translateRead(readers[from](given, now), from, to);

/** The same of what has been read already. */
export const translateRead = (read: Read, from: Format, to: Format): Translation => {
  const judged = read.records.map((placed) => ({ placed, findings: checkRecord(placed, read.records) }));
  const findings = [...read.findings, ...judged.flatMap(({ findings }) => findings)];
  const records = judged.flatMap(({ placed, findings }) => (findings.some(isRefused) ? [] : [placed.record]));
  const written = writers[to](records, read.listings);
  return {
    document: written.document,
    report: {
      from,
      to,
      carried: { referrals: to === 'hsds' ? 0 : records.length, listings: read.listings.length },
      findings: [...findings, ...written.findings],
    },
  };
};

const noReferrals = ({ referral }: ReferralRecord): Finding =>
  notCarried('no-place-for-it', referral, {
    reason: 'HSDS describes services. It has no referrals.',
    mend: 'Translate referrals to fhir.',
  });
