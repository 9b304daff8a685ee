import type { Events, OfferedService } from '@handoff/schemas';
import { details } from '../../domain/matching/matching.samples.ts';
import type { Stage } from './stage.ts';

/** Made-up agencies of Massachusetts. */
export const harbor = 'harbor-worker-center';
export const bayside = 'bayside-community-college';
export const quincy = 'quincy-point-college';
export const northShore = 'north-shore-career-center';

/** A service of which nothing more is said; immigration advice with who vouches for it, without which it is none. */
export const offers = (
  code: string,
  program: string | null,
  more: Partial<OfferedService> = {},
): OfferedService => ({
  code,
  program,
  cohort: null,
  startsOn: null,
  seats: null,
  seatKind: null,
  terms: null,
  details: code === 'legal.immigration' ? vouchedFor : null,
  ...more,
});
export const evening = { cohort: 'esl-evening', startsOn: '2026-02-02', seats: 1, seatKind: 'held' };

/** Details of a service of which only that is said. */
export const vouchedFor = {
  ...details(),
  idAtDoor: null,
  accessibility: null,
  accreditation: { kind: 'attorney', verifiedBy: 'State Bar Referral Desk', verifiedOn: '2025-09-02' },
};

export const partner = (
  slug: string,
  kind: string,
  services: OfferedService[],
): Events['PartnerRegistered'] => ({
  slug,
  name: slug,
  kind,
  jurisdiction: 'US-MA',
  way: 'rest',
  serves: 'Adults of the harbor towns.',
  languages: ['en', 'es'],
  services,
  calendar: null,
  profile: null,
  reports: null,
  noMatch: true,
  publicKey: null,
});

/** The agencies say what they offer. */
export const agenciesIn = ({ tell }: Stage) => {
  const register = (slug: string, kind: string, ...services: OfferedService[]) =>
    tell('PartnerRegistered', `partner-${slug}`, partner(slug, kind, services));
  let lastTerms: Partial<OfferedService> = {};
  return {
    agencies: async (atBayside: Partial<OfferedService> = evening): Promise<void> => {
      lastTerms = atBayside;
      await register(harbor, 'worker-center');
      await register(bayside, 'community-college', offers('learn.esl', 'aefla', atBayside));
      await register(quincy, 'community-college', offers('learn.esl', 'aefla'));
      await register(northShore, 'one-stop', offers('work.placement', 'wioa_adult'));
    },
    /** The college says again what it offers, and when it is closed. */
    closes: (slug: string, calendar: Events['PartnerRegistered']['calendar']) =>
      tell('PartnerRegistered', `partner-${slug}`, {
        ...partner(slug, 'community-college', [offers('learn.esl', 'aefla', { ...evening, ...lastTerms })]),
        calendar,
      }),
  };
};
