import { refuse } from '@handoff/decider';
import type { FactReport, PartnerRegistered } from '@handoff/schemas';

type Declared = PartnerRegistered['reports'];

/**
 * What a manifest says an agency reports is all that is taken from it: an enrollment or an exit is official only from the
 * agency that has said it reports them. What it reported before it may always correct or take back.
 */
export const checkReports = (declared: Declared, { kind, service, amends }: FactReport): void => {
  if (declared === null || amends !== null) return;
  if (!declared.kinds.includes(kind)) return notDeclared('kind', `facts of the kind "${kind}"`);
  if (kind !== 'service' || service === null || declared.services === null) return;
  if (!declared.services.includes(service)) notDeclared('service', `that "${service}" was given`);
};

const notDeclared = (place: string, what: string): never =>
  refuse('not-reported-by-you', {
    place,
    reason: `your manifest does not say that you report ${what}`,
    mend: 'Leave it to the agency that does; or have the operator add it under `reports` in your manifest, and send it again.',
  });
