import { type Finding, isRefused, refused } from '../../translate/finding.ts';
import type { ListedService } from '../listing.ts';
import { type Flattened, flatten } from './flatten.ts';
import { danglingIn, indexTables, repeatedIn } from './index-tables.ts';
import { lossIn, rowsLeftIn } from './loss.ts';
import { rowsOf } from './tables.ts';
import { termsLeftIn } from './terms-left.ts';
import { toListings } from './to-listings.ts';

export type ReadHsds = Readonly<{ listings: readonly ListedService[]; findings: readonly Finding[] }>;

/** A JSON document of HSDS 3. */
export const readHsds = (given: unknown, now?: string): ReadHsds => readTables(flatten(given), now);

/** Tables of HSDS 3, wherever they stood. Without `now` nothing lies ahead, and nothing is too old. */
export const readTables = ({ tables, findings }: Flattened, now?: string): ReadHsds => {
  const index = indexTables(tables);
  const listed = toListings(index, now);
  const told = [
    ...findings,
    ...(rowsOf(tables, 'services').length === 0 && !findings.some(isRefused) ? [withoutServices()] : []),
    ...repeatedIn(index),
    ...danglingIn(index),
    ...listed.flatMap(({ findings }) => findings),
    ...termsLeftIn(index),
    ...lossIn(tables),
  ];
  return {
    listings: listed.flatMap(({ listing }) => (listing ? [listing] : [])),
    findings: onceEach([...told, ...rowsLeftIn(tables, { said: listed.flatMap(({ rows }) => rows), told })]),
  };
};

/** A service at three places has one schedule that can't be, not three. */
const onceEach = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(
    findings.map((finding) => [`${finding.kind} ${finding.code} ${finding.place}`, finding]),
  ).values(),
];

const withoutServices = (): Finding =>
  refused('no-services', 'services.csv', {
    reason: 'There is no service in it, so there is nothing to list.',
    mend: 'Send services of HSDS 3 as JSON, or the folder of a datapackage with its services.csv.',
  });
