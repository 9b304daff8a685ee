import { refuse } from '@handoff/decider';
import { attested } from './attest.ts';
import type { IsCode, Milestone, ParticipationCommand, ParticipationEvent } from './facts.ts';
import type { Participation } from './participation-state.ts';
import { checkCode, checkDate } from './rules.ts';

type Command = Extract<ParticipationCommand, { type: 'RecordMilestone' }>;

export const recordMilestone = (
  { data, at }: Command,
  participation: Participation,
  isCode: IsCode,
): ParticipationEvent[] => {
  checkCode(isCode, 'milestone-kind', data.kind, 'kind');
  checkCode(isCode, 'milestone-type', data.type, 'type');
  checkType(data);
  checkEvidence(data.evidence, isCode);
  checkDate(data.attainedOn, 'attainedOn', at);
  checkLevels(data, isCode);
  checkEnrolled(data, participation);
  if (participation.stage === 'recorded') {
    const same = participation.milestones.find((one) => isSameMilestone(one, data));
    const repeat = attested(data, same, participation);
    if (repeat) return repeat;
  }
  return [{ type: 'MilestoneAttained', data }];
};

const isSameMilestone = (one: Milestone, other: Milestone): boolean =>
  one.kind === other.kind && one.type === other.type && one.attainedOn === other.attainedOn;

// 20 CFR 677.155(a)(1)(iv) and (v): both count for participants in education or training, so enrollment comes first.
const checkEnrolled = ({ attainedOn }: Milestone, participation: Participation): void => {
  if (participation.stage === 'none' || participation.enrollment === null) {
    return refuse('not-enrolled', {
      place: 'kind',
      reason: 'No enrollment was reported under this referral yet.',
      mend: 'Report the enrollment with its date first, then the milestone.',
    });
  }
  if (attainedOn >= participation.enrollment.enrolledOn) return;
  refuse('before-enrollment', {
    place: 'attainedOn',
    reason: 'The milestone was attained before the person enrolled.',
    mend: 'Check the date; what was attained earlier belongs to an earlier participation.',
  });
};

// Gains: 20 CFR 677.155(a)(1)(v)(A) to (E). Credentials: 20 CFR 677.155(a)(1)(iv), with the codes of PIRL 1800. A
// secondary diploma is both.
const typesOf: Readonly<Record<string, readonly string[]>> = {
  'measurable-skill-gain': [
    'educational-functioning-level',
    'secondary-diploma',
    'transcript',
    'training-milestone',
    'skills-progression',
  ],
  credential: [
    'secondary-diploma',
    'associate-degree',
    'bachelor-degree',
    'occupational-licence',
    'occupational-certificate',
    'occupational-certification',
    'other-credential',
  ],
};

const checkType = ({ kind, type }: Milestone): void => {
  const types = typesOf[kind] ?? [];
  if (types.includes(type)) return;
  refuse('type-does-not-fit-kind', {
    place: 'type',
    reason: `A ${kind} is not of this type.`,
    mend: `For this kind send one of: ${types.join(', ')}.`,
  });
};

// Joint guidance TEGL 7-18 lists sources for gains and credentials: records, tests and awards.
const evidenceOfMilestones = ['provider-record', 'pre-post-test', 'transcript', 'award'];

const checkEvidence = (evidence: string | null, isCode: IsCode): void => {
  checkCode(isCode, 'evidence', evidence, 'evidence');
  if (evidence === null || evidenceOfMilestones.includes(evidence)) return;
  refuse('evidence-does-not-fit', {
    place: 'evidence',
    reason: 'This kind of evidence does not show a gain or a credential.',
    mend: `Send one of: ${evidenceOfMilestones.join(', ')}; or leave it out until there is one.`,
  });
};

// Levels of the National Reporting System mean something for this type alone.
const checkLevels = ({ type, fromLevel, toLevel }: Milestone, isCode: IsCode): void => {
  checkCode(isCode, 'functioning-level', fromLevel, 'fromLevel');
  checkCode(isCode, 'functioning-level', toLevel, 'toLevel');
  if (type !== 'educational-functioning-level' && (fromLevel !== null || toLevel !== null)) {
    refuse('levels-not-wanted', {
      place: fromLevel === null ? 'toLevel' : 'fromLevel',
      reason: 'Functioning levels go with an educational functioning level gain only.',
      mend: 'Leave the levels out, or report the gain as type educational-functioning-level.',
    });
  }
  if (fromLevel === null || toLevel === null || isHigher(fromLevel, toLevel)) return;
  refuse('no-gain', {
    place: 'toLevel',
    reason: 'The level after is not above the level before: nothing was gained.',
    mend: 'Send the level before as fromLevel and the level reached as toLevel.',
  });
};

// Levels of English and of basic education are two ladders; from one to the other is a step no number orders.
const isHigher = (from: string, to: string): boolean => {
  const [ladder, rung] = from.split('-');
  const [otherLadder, otherRung] = to.split('-');
  return ladder !== otherLadder || Number(otherRung) > Number(rung);
};
