import { writeFileSync } from 'node:fs';
import { writeFolder } from '../directory/hsds/write-folder.ts';
import { writeHsds } from '../directory/hsds/write-hsds.ts';
import type { ListedService, Listing } from '../directory/listing.ts';
import type { AskRouting } from './ask-routing.ts';
import type { Said } from './import-directory.ts';
import { describeFinding } from './say-findings.ts';

type Flags = Readonly<{ path: string; source?: string | undefined }>;

/** HSDS 3.1: a file of JSON where the path ends so, else a folder of tables with their datapackage. */
export const exportDirectory = async ({ path, source }: Flags, ask: AskRouting): Promise<Said> => {
  const listings: ListedService[] = [];
  for await (const page of ask.pages())
    listings.push(
      ...page
        .filter(
          (listing) => listing.status !== 'unlisted' && (source === undefined || listing.source === source),
        )
        .map(asListed),
    );
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

/** The ids of the exchange are its own; what a source named is what goes out. */
const asListed = (listing: Listing): ListedService => {
  const { listingId: _, source: __, ...listed } = listing;
  return listed as ListedService;
};
