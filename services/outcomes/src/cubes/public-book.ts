import { codesOf } from '@handoff/schemas';
import type { ReferralStory } from '../indicators/network/story.ts';
import { type Quarter, quarterOf, quartersAfter } from '../indicators/quarters.ts';
import type { Book, Cube, Dimension, Row } from './cube.ts';

const families = ['learn', 'train', 'work', 'basic needs', 'legal and papers', 'other'] as const;
type Family = (typeof families)[number];

const familyOf: Readonly<Record<string, Family>> = {
  learn: 'learn',
  train: 'train',
  work: 'work',
  food: 'basic needs',
  shelter: 'basic needs',
  cash: 'basic needs',
  support: 'basic needs',
  legal: 'legal and papers',
  credential: 'legal and papers',
  apply: 'legal and papers',
};

const results = ['outcome returned', 'accepted', 'open', 'ended without'] as const;

const service: Dimension = {
  name: 'service',
  doc: 'Family of services the referral asked for.',
  values: families,
  exclusive: false,
};
const result: Dimension = {
  name: 'result',
  doc: 'How far the referral had come on the day of the release.',
  values: results,
  exclusive: false,
  moves: true,
};
const elsewhere = 'elsewhere';
const place: Dimension = {
  name: 'place',
  doc: 'State whose rules apply, ISO 3166-2.',
  values: [...codesOf('jurisdiction').toSorted(), elsewhere],
  exclusive: false,
};

/** The quarters of a program year, from July on. */
export const quartersOf = (year: number): readonly Quarter[] =>
  [0, 1, 2, 3].map((quarters) => quartersAfter(`${year}Q3`, quarters));

const quarter = (year: number): Dimension => ({
  name: 'quarter',
  doc: 'Quarter of the calendar in which the referral was offered, as 2026Q3.',
  values: quartersOf(year),
  exclusive: false,
});

/**
 * All that is ever shown of a program year. No dimension is a protected fact or stands in for one: no language, no origin, no
 * age; nor an agency, which would be its own figures. Who adds a dimension argues for it in decision 13.
 */
export const publicBook = (year: number): Book => [
  {
    id: 'referrals_by_service_and_result',
    doc: 'Referrals and the people referred, by quarter, family of services and result.',
    dimensions: [quarter(year), service, result],
  },
  {
    id: 'referrals_by_place',
    doc: 'Referrals and the people referred, by quarter and State.',
    dimensions: [quarter(year), place],
  },
];

/** Each referral of the year as each cube sees it. */
export const rowsFor = (cube: Cube, year: number, stories: readonly ReferralStory[]): readonly Row[] =>
  stories.flatMap((story) => {
    const offered = story.offeredAt === null ? undefined : quarterOf(story.offeredAt.slice(0, 10));
    if (offered === undefined || !quartersOf(year).includes(offered)) return [];
    const at = cube.dimensions.map(({ name }) => valueOf(name, offered, story));
    const { personId: person, agency, referrer, offeredTo } = story;
    const isUndecided = story.acceptedAt === null && offeredTo.length > 1;
    return [{ person, agency, referrer, offeredTo, ...(isUndecided && { mayKnow: offeredTo }), at }];
  });

const valueOf = (dimension: string, offered: Quarter, story: ReferralStory): string => {
  switch (dimension) {
    case 'quarter':
      return offered;
    case 'service':
      return familyOf[story.service.split('.')[0] ?? ''] ?? 'other';
    case 'result':
      return resultOf(story);
    case 'place':
      return story.place !== null && place.values.includes(story.place) ? story.place : elsewhere;
    default:
      throw new Error(`no public cube is told apart by ${dimension}`);
  }
};

const resultOf = ({ outcomeAt, acceptedAt, endedAt }: ReferralStory): (typeof results)[number] => {
  if (outcomeAt !== null) return 'outcome returned';
  if (endedAt !== null) return 'ended without';
  return acceptedAt === null ? 'open' : 'accepted';
};
