import { expect, it } from 'vitest';
import { needs, type Open, put, screening } from './opened.ts';

/** What is counted for those who run the exchange. */
export const reportingConformance = (open: Open): void => {
  it('reports on people without naming them, and on nobody it forgot', async () => {
    const { intakes, reporting } = (await open()).register;
    await intakes.keepNeeds(needs);
    await intakes.keepNeeds({ ...needs, intakeId: 'intake-2' });
    await intakes.keepScreening('intake-3', screening(1));
    await intakes.forget('intake-2');
    expect(await reporting.people()).toEqual([
      { language: 'es', jurisdiction: 'US-MA', referrer: 'harbor-worker-center', needs: ['learn.esl'] },
    ]);
  });

  it('reports the steps that stand still, of what was asked for', async () => {
    const { register, stores } = await open();
    await register.intakes.keepNeeds(needs);
    const step = (id: string, service: string, status: string, because: string) => ({
      id,
      service,
      program: null,
      status,
      because,
    });
    await put(stores.journey, 'journey-1', {
      status: 'open',
      intakeId: 'intake-1',
      steps: [
        step('english', 'learn.esl', 'waiting', 'no-option-left'),
        step('legal', 'legal.immigration', 'waiting', 'waits-for-choice'),
        step('again', 'learn.esl', 'open', 'person-chose'),
      ],
    });
    expect(await register.reporting.unmet()).toEqual([
      {
        language: 'es',
        jurisdiction: 'US-MA',
        referrer: 'harbor-worker-center',
        service: 'learn.esl',
        program: null,
        because: 'no-option-left',
      },
    ]);
  });

  it('reports who arrived by how they came, of what was accepted', async () => {
    const { register, stores } = await open();
    const at = '2026-01-05T14:00:00.000Z';
    const acceptance = { cohort: null };
    const came = { acceptance, introduction: 'accompanied' };
    await put(stores.referral, 'referral-1', { ...came, status: 'active' }, ['ReferralActive', at]);
    await put(stores.referral, 'referral-2', { ...came, status: 'expired' }, ['ReferralExpired', at]);
    await put(stores.referral, 'referral-3', { ...came, introduction: null, status: 'accepted' });
    await put(stores.referral, 'referral-4', { status: 'offered', acceptance: null, introduction: null });
    const found = await register.reporting.introductions();
    expect(found).toHaveLength(3);
    expect(found).toEqual(
      expect.arrayContaining([
        { how: 'accompanied', arrived: true },
        { how: 'accompanied', arrived: false },
        { how: null, arrived: undefined },
      ]),
    );
  });

  it('counts what the law closed by month and service, also when two count at once', async () => {
    const { reporting } = (await open()).register;
    await Promise.all(Array.from({ length: 5 }, () => reporting.countClosedByLaw('2026-01', 'learn.esl')));
    await reporting.countClosedByLaw('2026-02', 'learn.esl');
    const found = [...(await reporting.closedByLaw())].toSorted((one, other) =>
      one.month.localeCompare(other.month),
    );
    expect(found).toEqual([
      { month: '2026-01', service: 'learn.esl', count: 5 },
      { month: '2026-02', service: 'learn.esl', count: 1 },
    ]);
  });
};
