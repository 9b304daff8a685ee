import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { bayside, harbor, massachusetts, quincy } from '../testing/massachusetts.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

const seats = async () => (await routing.register.standing.counts()).seats;
const stepsOf = async () =>
  (await routing.eventsOf(story.idsOf(1).journeyId))
    .filter(({ type }) => type === 'JourneyAdvanced')
    .map(({ data }) => [data['step'], data['status'], data['because']].join(' '));
const struckBy = async () =>
  routing.published().flatMap(({ type, data }) => (type === 'ReferralEnteredInError' ? [data['by']] : []));
const strike = { reason: 'wrong-person' };

beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies();
  await story.takeIn();
});

describe('a referral entered in error', () => {
  it('gives its place back, and its step waits until the referrer says how to go on', async () => {
    await story.says(bayside, 'accepted');
    expect(await seats()).toMatchObject({ taken: 1 });
    expect(await story.says(bayside, 'entered-in-error', strike)).toBe('done');
    expect(await seats()).toMatchObject({ held: 0, taken: 0 });
    expect((await stepsOf()).at(-1)).toBe('english waiting parked');
    expect(await struckBy()).toEqual(['T']);
  });

  it('leaves somebody the seat they sit on, whoever else strikes how they came', async () => {
    await story.reports.enrolled(bayside);
    expect(await story.says(bayside, 'entered-in-error', { ...strike, by: 'R', agency: harbor })).toBe(
      'done',
    );
    expect(await seats()).toMatchObject({ taken: 1 });
    expect(await struckBy()).toEqual(['R']);
  });

  it('frees the seat where the agency that enrolled somebody strikes it', async () => {
    await story.reports.enrolled(bayside);
    await story.says(bayside, 'entered-in-error', strike);
    expect(await seats()).toMatchObject({ taken: 0 });
  });

  it.each(['wrong-person', 'duplicate'])(
    'lets the agency give that seat back afterwards, once, and say %s',
    async (reason) => {
      await story.reports.enrolled(bayside);
      await story.says(bayside, 'entered-in-error', { ...strike, by: 'R', agency: harbor });
      const before = await stepsOf();
      expect(await story.says(bayside, 'entered-in-error', { reason, key: 'seat' })).toBe('done');
      expect(await seats()).toMatchObject({ held: 0, taken: 0 });
      expect(await struckBy()).toEqual(['R', 'T']);
      expect(await stepsOf()).toEqual(before);
      expect(await story.says(bayside, 'entered-in-error', { reason, key: 'again' })).toBe('nothing');
      expect(await struckBy()).toEqual(['R', 'T']);
    },
  );

  it('is struck a second time by nobody, where no seat is left to give back', async () => {
    await story.says(bayside, 'accepted');
    await story.says(bayside, 'entered-in-error', { ...strike, by: 'R', agency: harbor });
    expect(await story.says(bayside, 'entered-in-error', { reason: 'duplicate', key: 'seat' })).toBe(
      'no-seat-kept',
    );
  });

  it('leaves the step with whoever is asked now, where an old entry is struck', async () => {
    const first = await story.referralAt(bayside, 1);
    await story.says(bayside, 'declined', { reason: 'requirements-not-completed' });
    await story.says(quincy, 'declined', { reason: 'requirements-not-completed' });
    await story.chooses([bayside, quincy]);
    const duplicate = { reason: 'duplicate', by: 'R', agency: harbor, referralId: first };
    expect(await story.says(bayside, 'entered-in-error', duplicate)).toBe('done');
    expect((await stepsOf()).at(-1)).toBe('english open person-chose');
    await story.says(bayside, 'declined', { reason: 'requirements-not-completed', key: 'again' });
    expect((await story.statuses()).at(-1)).toBe(`${quincy}: offered`);
  });

  it('moves nobody on: a fact reported under it starts no next step', async () => {
    await story.says(bayside, 'accepted');
    await story.says(bayside, 'entered-in-error', strike);
    const before = await stepsOf();
    await story.reports.enrolled(bayside);
    await story.reports.levelGain(bayside);
    expect(await stepsOf()).toEqual(before);
    expect(await story.statuses()).toEqual([`${bayside}: entered-in-error`]);
  });
});
