import { codesOf } from '@handoff/schemas';
import type { Query } from '../../services/routing/src/directory/search/query.ts';
import { languages } from './listings.ts';
import { type Place, townAmong } from './places.ts';
import type { Random } from './random.ts';

/** What one person looks for: a need, in their language, within reach of where they live, and what else they can't do without. */
export const peopleOf = (count: number, places: readonly Place[], dice: Random): readonly Query[] =>
  Array.from({ length: count }, () => {
    const { latitude, longitude, reachKm } = townAmong(places, dice);
    return {
      service: [dice.one(codesOf('service'))],
      language: [dice.one(languages)],
      near: { latitude, longitude, km: reachKm },
      age: 14 + dice.below(60),
      today: '2026-11-22',
      on: '2026-11-22',
      limit: 20,
      ...(dice.chance(0.3) ? { evening: true } : {}),
      ...(dice.chance(0.2) ? { accessibility: ['wheelchair'] } : {}),
      ...(dice.chance(0.3) ? { mostFeeCents: 0 } : {}),
      ...(dice.chance(0.4) ? { idAtDoor: ['none'] } : {}),
    };
  });
