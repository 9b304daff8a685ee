import { beforeEach, describe, expect, it } from 'vitest';
import { rebuild, type ToldEvent } from '../tables/rebuild.ts';
import { type Hosted, hostedOutcomes } from '../testing/hosted-outcomes.ts';

const center = 'harbor-worker-center';
const college = 'bayside-community-college';

/** Two people whom the center referred to the college, and one whom the college referred to itself. */
const moved = (
  person: number,
  status: 'ReferralOffered' | 'ReferralCompleted' | 'ReferralWithdrawn',
  referrer = center,
): ToldEvent => ({
  type: status,
  data: {
    referralId: `referral-${person}`,
    journeyId: `journey-${person}`,
    personId: `person-${person}`,
    referrer,
    agency: college,
    service: 'learn.esl',
    program: null,
    by: 'T',
    result: 'enrolled',
  },
  origin: {
    id: `event-${person}-${status}`,
    subject: `referral-${person}`,
    sequence: status === 'ReferralOffered' ? 1 : 2,
    time: '2026-07-02T15:00:00.000Z',
  },
});

let service: Hosted;
beforeEach(async () => {
  service = hostedOutcomes();
  await rebuild(
    [
      moved(1, 'ReferralOffered'),
      moved(1, 'ReferralCompleted'),
      moved(2, 'ReferralOffered'),
      moved(2, 'ReferralCompleted'),
      moved(3, 'ReferralOffered', college),
      moved(4, 'ReferralWithdrawn'),
    ],
    service.tables,
  );
});

const movesFor = async (agency: string) => {
  const body = { audience: 'mine', agency };
  const { id } = (await service.call('operator', 'POST', '/internal/exports', { body })) as { id: string };
  const { rows } = (await service.call('operator', 'GET', '/internal/exports/:id/rows', {
    params: { id },
    query: { table: 'referral_moves' },
  })) as { rows: readonly { status: string }[] };
  return rows.map(({ status }) => status).toSorted();
};

describe('the rows of an agency that refers', () => {
  it('tell what came of it where the person released it to that agency, asked of intake at that moment', async () => {
    expect(await movesFor(center)).toEqual(['completed', 'completed', 'offered', 'offered', 'withdrawn']);
    expect(service.intake.asked).toEqual(Array(3).fill(`/internal/consent/check ${center} progress`));
  });

  it('tell nothing of who did not sign, or took it back', async () => {
    service.intake.allows((personId) => personId === 'person-1');
    expect(await movesFor(center)).toEqual(['completed', 'offered']);
    service.intake.allows(() => false);
    expect(await movesFor(center)).toEqual([]);
  });

  it('are none while intake is away', async () => {
    service.intake.allows(() => {
      throw new Error('away');
    });
    await expect(movesFor(center)).rejects.toThrow();
  });

  it('of what it received itself are its own, and nobody is asked', async () => {
    service.intake.allows(() => false);
    expect(await movesFor(college)).toHaveLength(6);
    expect(service.intake.asked).toEqual([]);
  });
});
