import type { Dice } from './dice.ts';
import type { Mix, State } from './read-mix.ts';

/** What somebody asks for, in the order of the pathway, and whom they choose for it: the first choice first. */
export type Wishes = Readonly<{ pathway: string; wanted: readonly Wanted[]; emergency: readonly string[] }>;
export type Wanted = Readonly<{ service: string; agencies: readonly string[] }>;

/** Whom people choose, by State. What nobody offers there is not wished for. */
const offers: Readonly<Record<State, Readonly<Record<string, readonly string[]>>>> = {
  'US-MA': {
    'learn.esl': ['bayside-community-college'],
    'learn.iet': ['bayside-community-college'],
    'learn.esl.workplace': ['saltmarsh-seafood'],
    'work.placement': ['north-shore-career-center'],
    'work.cooperative': ['harbor-cooperative-workshop'],
    'work.rights': ['harbor-worker-center'],
    'train.preapprentice': ['harbor-trades-on-ramp'],
    'train.apprenticeship': ['bay-carpenters-apprenticeship'],
    'credential.evaluation': ['credential-bridge'],
    'credential.licence_help': ['credential-bridge'],
    'legal.immigration': ['commonwealth-legal-door'],
    'legal.civil': ['commonwealth-legal-door'],
    'cash.emergency': ['neighbors-emergency-fund'],
    'cash.stipend': ['recovery-stipend-coalition'],
    food: ['saint-brigid-pantry', 'neighbors-emergency-fund'],
    'support.childcare': ['little-lanterns-child-care'],
    'support.transport': ['tri-town-rides'],
  },
  'US-TX': {
    'learn.esl': ['mesquite-community-college', 'mesquite-library-english'],
    'learn.iet': ['mesquite-community-college'],
    'work.placement': ['brazos-workforce-center'],
    'legal.immigration': ['valley-legal-aid'],
    'legal.civil': ['valley-legal-aid'],
  },
};

/** The services of a pathway that are asked for; `beside` are drawn one by one. */
const along: Readonly<Record<string, readonly string[]>> = {
  'english-to-work': ['learn.esl', 'work.placement'],
  'english-to-nursing-assistant': ['learn.esl', 'learn.iet', 'work.placement'],
  'licence-again': ['credential.evaluation', 'credential.licence_help', 'work.placement'],
  'trades-on-ramp': ['train.preapprentice', 'train.apprenticeship'],
  'workplace-english': ['learn.esl.workplace'],
  'recovery-stipend': ['cash.stipend', 'learn.esl'],
};

/** An agency refers nobody to itself: what it does itself needs no referral. */
export const drawWishes = (state: State, referrer: string, mix: Mix, die: Dice): Wishes => {
  const asked = die.weighted(Object.fromEntries(mix.asked.map((each) => [each.for, each.people])));
  const { pathway, services, emergency } = wishFor(asked, state, mix, die);
  const wanted = services.flatMap((service) => {
    const agencies = (offers[state][service] ?? []).filter((slug) => slug !== referrer);
    return agencies.length === 0 ? [] : [{ service, agencies }];
  });
  return { pathway, wanted, emergency };
};

type Wish = Readonly<{ pathway: string; services: readonly string[]; emergency: readonly string[] }>;

const wishFor = (asked: string, state: State, mix: Mix, die: Dice): Wish => {
  if (asked === 'emergency' && state === 'US-MA') return inNeed(mix, die);
  if (asked === 'stipend' && state === 'US-MA') return plain('recovery-stipend');
  // Where a State has no such fund, the emergency is brought to those who know the law.
  if (asked !== 'learning')
    return { pathway: 'steady-ground', services: ['legal.civil', 'work.rights'], emergency: [] };
  return learning(state, mix, die);
};

const inNeed = (mix: Mix, die: Dice): Wish => {
  const need = die.weighted(mix.needs);
  const services = need === 'food' ? ['cash.emergency', 'food'] : ['cash.emergency'];
  return { pathway: 'steady-ground', services, emergency: [need] };
};

const learning = (state: State, mix: Mix, die: Dice): Wish => {
  const pathway = die.weighted(mix.learning);
  const first = along[pathway]?.[0] ?? '';
  // What has no agency in this State becomes English and work, which every State has.
  if (!(first in offers[state])) return plain('english-to-work');
  return pathway === 'english-to-nursing-assistant' ? withBeside(pathway, mix, die) : plain(pathway);
};

const plain = (pathway: string): Wish => ({ pathway, services: along[pathway] ?? [], emergency: [] });

const withBeside = (pathway: string, { 'of-a-hundred': often }: Mix, { happens }: Dice): Wish => {
  const beside = [
    ...(happens(often.wantsChildCare) ? ['support.childcare'] : []),
    ...(happens(often.wantsRides) ? ['support.transport'] : []),
    ...(happens(often.wantsLegalBeside) ? ['legal.immigration'] : []),
    ...(happens(often.wantsCooperative) ? ['work.cooperative'] : []),
  ];
  return { pathway, services: [...beside, ...(along[pathway] ?? [])], emergency: [] };
};
