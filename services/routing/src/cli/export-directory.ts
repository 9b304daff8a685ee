import { writeFileSync } from 'node:fs';
import { writeFolder } from '../directory/hsds/write-folder.ts';
import { writeHsds } from '../directory/hsds/write-hsds.ts';
import type { ListedService, Listing } from '../directory/listing.ts';
import type { AskRouting } from './ask-routing.ts';
import { CommandFault } from './fault.ts';
import type { Said } from './import-directory.ts';
import { describeFinding } from './say-findings.ts';

type Flags = Readonly<{ path: string; source?: string | undefined; since?: string | undefined }>;

/**
 * HSDS 3.1: a file of JSON where the path ends so, else a folder of tables with their datapackage. `since`: only what
 * changed from that day or moment on; what was unlisted since goes out as defunct, so that a copy elsewhere can follow.
 */
export const exportDirectory = async ({ path, source, since }: Flags, ask: AskRouting): Promise<Said> => {
  const from = since === undefined ? undefined : momentOf(since);
  const isAsked = ({ status, source: its }: Listing) =>
    (from !== undefined || status !== 'unlisted') && (source === undefined || its === source);
  const listings: ListedService[] = [];
  for await (const page of ask.pages(from)) listings.push(...page.filter(isAsked).map(asListed));
  const { document, findings } = writeHsds(listings);
  if (path.endsWith('.json')) writeFileSync(path, `${JSON.stringify(document, null, 2)}\n`);
  else writeFolder(path, document);
  const services = document.length;
  return {
    lines: [
      ...findings.map(describeFinding),
      `${path}: ${listings.length} listings as ${services} services; ${findings.length} not carried.`,
    ],
    json: { path, listings: listings.length, services, findings },
    code: 0,
  };
};

const momentOf = (since: string): string => {
  const moment = new Date(since);
  if (/^\d{4}-\d{2}-\d{2}/.test(since) && !Number.isNaN(moment.getTime())) return moment.toISOString();
  throw new CommandFault(
    'bad-since',
    '--since',
    'It is no day and no moment.',
    'Write a day (2026-11-01, from midnight UTC) or a moment (2026-11-01T14:00:00Z).',
  );
};

/** The ids of the exchange are its own; what a source named is what goes out. */
const asListed = (listing: Listing): ListedService => {
  const { listingId: _, source: __, ...listed } = listing;
  return listed as ListedService;
};
