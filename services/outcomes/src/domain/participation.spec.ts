import { specify } from '@handoff/decider/specify';
import { describe, expect, it } from 'vitest';
import type {
  Employment,
  Enrollment,
  Exit,
  Milestone,
  ParticipationCommand,
  ParticipationEvent,
  Service,
  Whose,
} from './facts.ts';
import { participationDecider } from './participation.ts';

const lists: Record<string, string[]> = {
  program: ['aefla', 'ibest'],
  service: ['learn.esl', 'work.placement'],
  'milestone-kind': ['measurable-skill-gain', 'credential'],
  'milestone-type': ['educational-functioning-level', 'occupational-certificate'],
  'functioning-level': ['esl-2', 'esl-3', 'abe-1'],
  evidence: ['pay-stubs', 'employer-letter', 'pre-post-test', 'wage-match'],
  'wage-per': ['hour', 'year'],
  'exit-reason': ['completed', 'left'],
};
const { given } = specify(participationDecider((list, code) => lists[list]?.includes(code) ?? false));
const at = '2026-11-02T14:00:00.000Z';

const whose: Whose = {
  participationId: 'participation-1',
  referralId: 'referral-1',
  journeyId: 'journey-1',
  personId: 'person-1',
  provider: 'bayside-community-college',
};
const enrollment = { ...whose, program: 'aefla', enrolledOn: '2026-09-01', term: 'Fall 2026' };
const service = { ...whose, service: 'learn.esl', from: '2026-09-01', to: '2026-09-30', hours: 24 };
const gain = {
  ...whose,
  kind: 'measurable-skill-gain',
  type: 'educational-functioning-level',
  attainedOn: '2026-10-15',
  fromLevel: 'esl-2',
  toLevel: 'esl-3',
  evidence: null,
};
const job = {
  ...whose,
  startedOn: '2026-10-20',
  wageCents: 1850,
  wagePer: 'hour',
  hoursPerWeek: 32,
  occupation: '31-1131.00',
  evidence: 'pay-stubs',
};
const leaving = { ...whose, lastServiceOn: '2026-09-30', reason: 'completed' };

type Differing<Fact> = Partial<Whose & Fact>;
const enroll = (differing: Differing<Enrollment> = {}): ParticipationCommand => ({
  type: 'RecordEnrollment',
  at,
  data: { ...enrollment, ...differing },
});
const serve = (differing: Differing<Service> = {}): ParticipationCommand => ({
  type: 'RecordService',
  at,
  data: { ...service, ...differing },
});
const attain = (differing: Differing<Milestone> = {}): ParticipationCommand => ({
  type: 'RecordMilestone',
  at,
  data: { ...gain, ...differing },
});
const employ = (differing: Differing<Employment> = {}): ParticipationCommand => ({
  type: 'RecordEmployment',
  at,
  data: { ...job, ...differing },
});
const exit = (differing: Differing<Exit> = {}): ParticipationCommand => ({
  type: 'RecordExit',
  at,
  data: { ...leaving, ...differing },
});
const enrolled: ParticipationEvent = { type: 'EnrollmentRecorded', data: enrollment };
const served: ParticipationEvent = { type: 'ServiceDelivered', data: service };
const gained: ParticipationEvent = { type: 'MilestoneAttained', data: gain };
const employed: ParticipationEvent = { type: 'EmploymentRecorded', data: job };
const left: ParticipationEvent = { type: 'ParticipationExited', data: leaving };

describe('a participation', () => {
  it('begins with the enrollment the provider reports', () => given().when(enroll()).then(enrolled));
  it('collects services, gains, a job and the exit', () => {
    given(enrolled).when(serve()).then(served);
    given(enrolled, served).when(attain()).then(gained);
    given(enrolled, served, gained).when(employ()).then(employed);
    given(enrolled, served, gained, employed).when(exit()).then(left);
  });

  it.each<[string, ParticipationEvent, ParticipationCommand]>([
    ['enrollment', enrolled, enroll()],
    ['service', served, serve()],
    ['milestone', gained, attain()],
    ['employment', employed, employ()],
    ['exit', left, exit()],
  ])('learns nothing from the same %s told again', (_, told, again) =>
    given(enrolled, told).when(again).thenNothing(),
  );

  it.each<[string, ParticipationEvent, ParticipationCommand]>([
    ['enrollment on another day', enrolled, enroll({ enrolledOn: '2026-09-08' })],
    ['enrollment in another program', enrolled, enroll({ program: 'ibest' })],
    ['number of hours for the same period', served, serve({ hours: 30 })],
    ['level reached on the same day', gained, attain({ fromLevel: null })],
    ['wage for the same job', employed, employ({ wageCents: 2000 })],
    ['reason of the exit', left, exit({ reason: 'left' })],
  ])('does not silently take another %s', (_, told, contradicting) =>
    given(enrolled, told).when(contradicting).thenRefused('contradicts-recorded-fact'),
  );

  it.each<[string, ParticipationCommand]>([
    ['enrollment', enroll()],
    ['service', serve()],
    ['milestone', attain()],
    ['employment', employ()],
    ['exit', exit()],
  ])('takes no %s under a referral that was entered in error', (_, late) =>
    given(enrolled)
      .when({ ...late, struck: true } as ParticipationCommand)
      .thenRefused('referral-entered-in-error'),
  );

  it('has one provider', () =>
    given(enrolled)
      .when(serve({ provider: 'north-shore-career-center' }))
      .thenRefused('provider-changed'));

  it.each(['referralId', 'journeyId', 'personId', 'participationId'])(
    'takes no fact with another %s',
    (field) =>
      given(enrolled)
        .when(serve({ [field]: 'another' }))
        .thenRefused('not-this-participation'),
  );

  it('remembers each fact once, without repeating whose it is', () =>
    expect(given(enrolled, served).state()).toMatchObject({
      whose,
      services: [{ service: 'learn.esl', from: '2026-09-01', to: '2026-09-30', hours: 24 }],
    }));
});

describe('an enrollment', () => {
  it.each<[string, Differing<Enrollment>, string]>([
    ['that lies in the future', { enrolledOn: '2026-11-03' }, 'date-in-the-future'],
    ['on a day that is none', { enrolledOn: '2026-02-30' }, 'date-malformed'],
    ['in an unknown program', { program: 'magic' }, 'code-unknown'],
    ['whose term hides a number', { term: 'Fall, A012345678' }, 'term-malformed'],
    ['whose term hides a grouped number', { term: '123-45-6789' }, 'term-malformed'],
  ])('%s is refused', (_, differing, code) => given().when(enroll(differing)).thenRefused(code));
});

describe('an enrollment told after the exit', () => {
  it('is taken where it came before it', () => given(served, left).when(enroll()).then(enrolled));
  it('is refused where it came after it: that is another period', () =>
    given(served, left)
      .when(enroll({ enrolledOn: '2026-10-31' }))
      .thenRefused('enrollment-after-exit'));
});

describe('a service', () => {
  it.each<[string, Differing<Service>, string]>([
    ['that no list knows', { service: 'learn.magic' }, 'code-unknown'],
    ['that ends before it begins', { to: '2026-08-31' }, 'period-reversed'],
    ['of more hours than its days have', { from: '2026-09-30', hours: 25 }, 'hours-impossible'],
    ['of no hours', { hours: 0 }, 'hours-impossible'],
    ['that is still to come', { to: '2026-11-30' }, 'date-in-the-future'],
  ])('%s is refused', (_, differing, code) => given(enrolled).when(serve(differing)).thenRefused(code));

  it('of the next month is another service', () => {
    const october = { from: '2026-10-01', to: '2026-10-31', hours: 20 };
    given(enrolled, served)
      .when(serve(october))
      .then({ type: 'ServiceDelivered', data: { ...service, ...october } });
  });

  it('after the exit is refused, one told late is taken', () => {
    given(enrolled, left)
      .when(serve({ to: '2026-10-01' }))
      .thenRefused('service-after-exit');
    given(enrolled, left).when(serve()).then(served);
  });
});

describe('a milestone', () => {
  it('needs an enrollment', () => given().when(attain()).thenRefused('not-enrolled'));
  it('needs an enrollment also where a job was reported', () =>
    given(employed).when(attain()).thenRefused('not-enrolled'));

  it.each<[string, Differing<Milestone>, string]>([
    ['from before the enrollment', { attainedOn: '2026-08-31' }, 'before-enrollment'],
    ['of an unknown type', { type: 'applause' }, 'code-unknown'],
    ['with a level no list knows', { toLevel: 'esl-9' }, 'code-unknown'],
    ['without a gain', { toLevel: 'esl-2' }, 'no-gain'],
    ['that is a step back', { fromLevel: 'esl-3', toLevel: 'esl-2' }, 'no-gain'],
    ['of another kind', { kind: 'credential' }, 'type-does-not-fit-kind'],
    [
      'with levels that do not belong to it',
      { kind: 'credential', type: 'occupational-certificate' },
      'levels-not-wanted',
    ],
    ['resting on pay stubs', { evidence: 'pay-stubs' }, 'evidence-does-not-fit'],
    ['resting on unknown evidence', { evidence: 'rumor' }, 'code-unknown'],
  ])('%s is refused', (_, differing, code) => given(enrolled).when(attain(differing)).thenRefused(code));

  it('may lead from one ladder of levels to the other', () => {
    const across = { fromLevel: 'esl-3', toLevel: 'abe-1' };
    given(enrolled)
      .when(attain(across))
      .then({ type: 'MilestoneAttained', data: { ...gain, ...across } });
  });

  it('may follow the exit: a credential counts for a year after it', () => {
    const certificate = {
      kind: 'credential',
      type: 'occupational-certificate',
      fromLevel: null,
      toLevel: null,
    };
    given(enrolled, left)
      .when(attain(certificate))
      .then({ type: 'MilestoneAttained', data: { ...gain, ...certificate } });
  });
});

describe('an employment', () => {
  it('stands without an enrollment', () => given().when(employ()).then(employed));

  it.each<[string, Differing<Employment>, string]>([
    ['without evidence', { evidence: '' }, 'evidence-missing'],
    ['resting on unknown evidence', { evidence: 'rumor' }, 'code-unknown'],
    [
      'resting on a wage match, which says nothing of one person',
      { evidence: 'wage-match' },
      'evidence-does-not-fit',
    ],
    ['that begins tomorrow', { startedOn: '2026-11-03' }, 'date-in-the-future'],
    ['with fractions of a cent', { wageCents: 18.5 }, 'wage-malformed'],
    ['with a wage of nothing', { wageCents: 0 }, 'wage-malformed'],
    ['with a wage for no time', { wagePer: null }, 'wage-incomplete'],
    ['with a time but no wage', { wageCents: null }, 'wage-incomplete'],
    ['of more hours than a week has', { hoursPerWeek: 169 }, 'hours-impossible'],
    ['in an occupation that is no code', { occupation: 'nurse' }, 'occupation-malformed'],
  ])('%s is refused', (_, differing, code) => given().when(employ(differing)).thenRefused(code));

  it('beside another on the same day is another job', () => {
    const second = { occupation: '35-3023.00' };
    given(employed)
      .when(employ(second))
      .then({ type: 'EmploymentRecorded', data: { ...job, ...second } });
  });
});

describe('an exit', () => {
  it('needs something to leave', () => given().when(exit()).thenRefused('nothing-to-exit'));
  it('names the day of the last service, not one before it', () =>
    given(enrolled, served)
      .when(exit({ lastServiceOn: '2026-09-29' }))
      .thenRefused('exit-before-last-service'));
  it('does not come before the enrollment', () =>
    given(enrolled)
      .when(exit({ lastServiceOn: '2026-08-31' }))
      .thenRefused('exit-before-last-service'));
  it('names a reason of the list', () =>
    given(enrolled)
      .when(exit({ reason: 'tired' }))
      .thenRefused('code-unknown'));
});
