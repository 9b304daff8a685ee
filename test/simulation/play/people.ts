import { sealTo } from '@handoff/sealing';
import type { ConsentTerms, SubmitIntake } from '@handoff/schemas';
import type { Random } from '../engine/random.ts';
import { publicJwk } from '../exchange/intake.ts';
import { bayside, harbor, northShore, quincy } from './agencies.ts';

/** Never to be read in clear anywhere but by whoever opens the seal. */
export const canaries = ['Canaria Uno', 'Canaria Dos', 'Canaria Tres'] as const;

const facts = {
  age: 34,
  english_language_learner: 'yes',
  attending_school: 'none',
  selective_service: 'not_required',
};

/** Sealed once: the same people walk through every history. */
const sealed: readonly string[] = await Promise.all(
  canaries.map((name, nth) =>
    sealTo(publicJwk, {
      name,
      birthDate: '1992-02-03',
      contacts: [{ kind: 'phone', value: '617-555-0100', safe: true }],
      facts: nth === 2 ? { ...facts, english_language_learner: 'no', age: 15 } : facts,
    }),
  ),
);
export const sealedFacts: string = await sealTo(publicJwk, { facts: { ...facts, age: 35 } });

const terms = (recipient: string, ...purposes: string[]): ConsentTerms => ({
  recipient,
  purposes,
  until: '2028-11-22',
  how: 'spoken',
  language: 'es',
  records: null,
  interpreter: false,
  on: '2026-11-22',
});

export const intakeOf = (
  nth: number,
  ids: { intakeId: string; personId: string },
  random: Random,
): SubmitIntake => {
  const agencies = [bayside, quincy, northShore].filter(() => random.chance(0.9));
  const exchange = random.chance(0.95) ? ['screening', 'routing'] : ['routing'];
  const first = random.chance(0.8) ? [bayside, quincy] : [quincy, bayside];
  return {
    ...ids,
    referrer: harbor,
    jurisdiction: 'US-MA',
    language: 'es',
    interpreter: 'no',
    needs: ['learn.esl', 'work.placement'],
    choices: [
      ...first.map((agency, index) => ({ rank: index + 1, service: 'learn.esl', agency })),
      { rank: 1, service: 'work.placement', agency: northShore },
    ],
    pathway: 'english-to-work',
    follows: null,
    groupId: null,
    consents: [
      terms('exchange', ...exchange),
      ...agencies.map((agency) => terms(agency, 'contact', 'routing')),
    ],
    sealedPerson: sealed[nth % sealed.length] as string,
  };
};
