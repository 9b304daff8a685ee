import type { ReferralStory } from '../../indicators/network/story.ts';
import type { Filled } from '../table.ts';
import { filled, maybe } from './column.ts';

const instant = (name: string, doc: string) => maybe(name, 'datetime', `${doc} Empty: not yet, or never.`);

/** One referral, one row: what became of it and when the exchange heard of each step. */
export const referralsTable = (stories: readonly ReferralStory[]): Filled => ({
  table: {
    name: 'referrals',
    doc: 'One row a referral: how far it came, and when the exchange heard of each step. Network measures rest on it, no WIOA indicator does.',
    key: ['referral_id'],
    columns: [
      filled('referral_id', 'string', 'The referral. `referral_moves` has its events.'),
      filled('journey_id', 'string', 'The journey it belongs to.'),
      filled('person_id', 'string', 'The person.'),
      filled('referrer', 'string', 'Slug of the agency that referred.'),
      filled('agency', 'string', 'Slug of the agency that accepted; else of the one first offered to.'),
      maybe('service', 'string', 'The service referred for, a code of handoff.service.'),
      maybe('program', 'string', 'The funded program, where the service stands under one.'),
      maybe('language', 'string', 'Language to speak with the person, BCP 47.'),
      maybe('place', 'string', 'State whose rules apply, ISO 3166-2.'),
      maybe('pathway', 'string', 'Pathway of the journey.'),
      instant('offered_at', 'When it was offered.'),
      instant('responded_at', "The agency's first answer of any kind. The person's own no is none."),
      instant('accepted_at', 'When an agency accepted.'),
      instant('contacted_at', 'First contact after acceptance.'),
      instant('enrolled_at', 'When the exchange came to know of the enrollment.'),
      instant('outcome_at', 'When the first fact, or the completion, came back to the referrer.'),
      instant('ended_at', 'When it ended, whichever way.'),
    ],
  },
  rows: stories.map((story) => ({
    referral_id: story.referralId,
    journey_id: story.journeyId,
    person_id: story.personId,
    referrer: story.referrer,
    agency: story.agency,
    service: story.service === '' ? null : story.service,
    program: story.program,
    language: story.language,
    place: story.place,
    pathway: story.pathway,
    offered_at: story.offeredAt,
    responded_at: story.respondedAt,
    accepted_at: story.acceptedAt,
    contacted_at: story.contactedAt,
    enrolled_at: story.enrolledAt,
    outcome_at: story.outcomeAt,
    ended_at: story.endedAt,
  })),
});
