import { writeFileSync } from 'node:fs';
import { writeFolder } from '../directory/hsds/write-folder.ts';
import { serviceIdOf, writeHsds } from '../directory/hsds/write-hsds.ts';
import type { ListedService, Listing } from '../directory/listing.ts';
import type { AskRouting } from './ask-routing.ts';
import { CommandFault } from './fault.ts';
import type { Said } from './import-directory.ts';
import { describeFinding } from './say-findings.ts';

type Flags = Readonly<{ path: string; source?: string | undefined; since?: string | undefined }>;

/**
 * HSDS 3.1: a file of JSON where the path ends so, else a folder of tables with their datapackage. `since`: only what
 * changed from that day or moment on, each service whole; what was unlisted since goes out as defunct, so that a copy
 * elsewhere can follow.
 */
export const exportDirectory = async ({ path, source, since }: Flags, ask: AskRouting): Promise<Said> => {
  const isOfSource: Test = ({ source: its }) => source === undefined || its === source;
  const isAsked: Test =
    since === undefined
      ? ({ status }) => status !== 'unlisted'
      : isOfOneIn(await gather(ask.pages(momentOf(since)), isOfSource));
  const found = await gather(ask.pages(), (listing) => isOfSource(listing) && isAsked(listing));
  const listings = found.map(asListed);
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

type Test = (listing: Listing) => boolean;

const gather = async (
  pages: AsyncIterable<readonly Listing[]>,
  isMeant: Test,
): Promise<readonly Listing[]> => {
  const found: Listing[] = [];
  for await (const page of pages) found.push(...page.filter(isMeant));
  return found;
};

/** A service has its status once, for all its places: where one of them changed, it is written with all. */
const isOfOneIn = (changed: readonly Listing[]): Test => {
  const keyOf = (listing: Listing): string => `${listing.source} ${serviceIdOf(listing)}`;
  const keys = new Set(changed.map(keyOf));
  return (listing) => keys.has(keyOf(listing));
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
