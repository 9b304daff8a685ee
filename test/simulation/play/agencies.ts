import type { Events, OfferedService } from '@handoff/schemas';
import type { Random } from '../engine/random.ts';

/** Made-up agencies of Massachusetts. */
export const harbor = 'harbor-worker-center';
export const bayside = 'bayside-community-college';
export const quincy = 'quincy-point-college';
export const northShore = 'north-shore-career-center';

export const cohort = 'esl-evening';

type Partner = Events['PartnerRegistered'];

const offers = (code: string, program: string, more: Partial<OfferedService> = {}): OfferedService => ({
  code,
  program,
  cohort: null,
  startsOn: null,
  seats: null,
  seatKind: null,
  details: null,
  terms: null,
  ...more,
});

const manifest = (slug: string, kind: string, ...services: OfferedService[]): Partner => ({
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

/** Few places, so that people meet at them. */
export const manifests = (random: Random): readonly Partner[] => {
  const places = {
    cohort,
    startsOn: '2027-02-01',
    seats: 1 + random.below(2),
    seatKind: random.pick(['held', 'held', 'advisory']),
  };
  const quincys = random.chance(0.3) ? { ...places, seats: 1 } : {};
  return [
    manifest(harbor, 'worker-center'),
    manifest(bayside, 'community-college', offers('learn.esl', 'aefla', places)),
    manifest(quincy, 'community-college', offers('learn.esl', 'aefla', quincys)),
    manifest(northShore, 'one-stop', offers('work.placement', 'wioa_adult')),
  ];
};
