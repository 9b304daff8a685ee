import type { ListedService } from '../../directory/listing.ts';
import type { Placed as PlacedRecord } from '../check-history.ts';
import { type Finding, notCarried } from '../finding.ts';
import { readListings } from './read-listings.ts';
import { type Placed, readResources } from './read-resources.ts';
import { readTasks } from './read-tasks.ts';

/** Tasks with their orders as referrals, HealthcareServices as listings; every other resource is named in the report. `now`: see translate.ts. */
export const readFhir = (
  given: unknown,
  now?: string,
): Readonly<{
  records: readonly PlacedRecord[];
  listings: readonly ListedService[];
  findings: readonly Finding[];
}> => {
  const resources = readResources(given);
  const tasks = readTasks(resources);
  const services = readListings(resources, now);
  const used = new Set([...tasks.used, ...services.used]);
  return {
    records: tasks.records,
    listings: services.listings,
    findings: [
      ...resources.findings,
      ...tasks.findings,
      ...services.findings,
      ...resources.all.filter((each) => !used.has(each)).map(leftOut),
    ],
  };
};

const leftOut = ({ place, resource: { resourceType } }: Placed): Finding =>
  notCarried('resource-not-carried', `${place} (${resourceType})`, {
    reason: `A referral here carries nothing of a ${resourceType}.`,
    mend: 'Keep it where it is; whoever needs it asks its owner.',
  });
