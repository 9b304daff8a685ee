import type { Events } from '@handoff/schemas';
import {
  bayside,
  harbor,
  northShore,
  offers,
  partner,
  quincy,
} from '../../../services/routing/src/testing/massachusetts/agencies.ts';
import type { Random } from '../engine/random.ts';

export { bayside, harbor, northShore, quincy };

export const cohort = 'esl-evening';

/** Few places, so that people meet at them. */
export const manifests = (random: Random): readonly Events['PartnerRegistered'][] => {
  const places = {
    cohort,
    startsOn: '2027-02-01',
    seats: 1 + random.below(2),
    seatKind: random.pick(['held', 'held', 'advisory']),
  };
  const quincys = random.chance(0.3) ? { ...places, seats: 1 } : {};
  return [
    partner(harbor, 'worker-center', []),
    partner(bayside, 'community-college', [offers('learn.esl', 'aefla', places)]),
    partner(quincy, 'community-college', [offers('learn.esl', 'aefla', quincys)]),
    partner(northShore, 'one-stop', [offers('work.placement', 'wioa_adult')]),
  ];
};
