import { services } from '@handoff/schemas';
import { type Finding, flagged } from '../finding.ts';
import { codeIn, type ServiceRequest } from './resources.ts';
import { openEligibility, ours } from './systems.ts';

type Carried = Readonly<{ service: string | null; program: string | null; cohort: string | null }>;

/** What was asked for, in our codes; a code of Open Eligibility that means one service of ours is understood too. */
export const readService = (
  order: ServiceRequest | undefined,
  place: string,
): Readonly<{ carried: Carried; findings: readonly Finding[] }> => {
  if (!order) return { carried: { service: null, program: null, cohort: null }, findings: [] };
  const service = codeIn(order.code, ours.service) ?? byTaxonomy(order) ?? null;
  const program = order.category?.map((each) => codeIn(each, ours.program)).find(Boolean) ?? null;
  const cohort = order.category?.map((each) => codeIn(each, ours.cohort)).find(Boolean) ?? null;
  const unmapped = service === null && order.code !== undefined ? [notMapped(place)] : [];
  return { carried: { service, program, cohort }, findings: unmapped };
};

const byTaxonomy = ({ code }: ServiceRequest): string | undefined => {
  const id = Number(codeIn(code, openEligibility));
  const fitting = [...services.codes.values()].filter(({ openEligibility = [] }) =>
    openEligibility.includes(id),
  );
  return fitting.length === 1 ? fitting[0]?.code : undefined;
};

const notMapped = (place: string): Finding =>
  flagged('service-not-mapped', `${place}.code`, {
    reason:
      'The code of the service stands for none of ours, so the referral comes over without its service.',
    mend: 'Add a coding of urn:handoff:service, or one of Open Eligibility that means a single service of ours.',
  });
