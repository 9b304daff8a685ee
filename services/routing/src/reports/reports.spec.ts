import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { bayside, massachusetts, northShore } from '../testing/massachusetts.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies();
});

const read = async (report: 'fairness' | 'gaps') =>
  (await routing.call('operator', 'GET', `/internal/reports/${report}`, {})) as Record<string, unknown>;
const manyTakenIn = async (count: number, intake: Parameters<typeof story.takeIn>[0] = {}) => {
  for (let number = 1; number <= count; number += 1) await story.takeIn({ ...intake, number });
};

describe('the reports', () => {
  it('say of fairness what the directory has for each language', async () => {
    await manyTakenIn(11);
    expect(await read('fairness')).toMatchObject({
      fair: true,
      groups: [{ language: 'es', people: 11, median: 1, verdict: 'fair' }],
    });
  });

  it('say which needs stand unmet, and what is in the way', async () => {
    await manyTakenIn(11, { needs: ['support.banking'], choices: [], pathway: null });
    expect(await read('gaps')).toEqual({ gaps: [{ service: 'support.banking', gap: 'agency', times: 11 }] });
  });

  it('count nobody out whom one might know', async () => {
    await manyTakenIn(2, { needs: ['support.banking'], choices: [], pathway: null });
    expect(await read('gaps')).toEqual({
      gaps: [{ service: 'support.banking', gap: 'agency', times: null, fewerThan: 11 }],
    });
    expect(await read('fairness')).toMatchObject({ groups: [{ people: null, fewerThan: 11 }] });
  });

  it('count what the law closed without a person in it, once each', async () => {
    await manyTakenIn(11, { verdicts: { aefla: 'ineligible', wioa_adult: 'eligible' } });
    const { gaps } = (await read('gaps')) as { gaps: { gap: string; times: number }[] };
    expect(gaps).toContainEqual({ service: 'learn.esl', gap: 'law', times: 11 });
    expect(await routing.register.reporting.closedByLaw()).toEqual([
      { month: '2026-01', service: 'learn.esl', count: 11 },
    ]);
  });

  it('count no law where nobody chosen has it', async () => {
    await manyTakenIn(1, {
      verdicts: { aefla: 'ineligible' },
      choices: [{ rank: 1, service: 'learn.esl', agency: northShore }],
    });
    expect(await routing.register.reporting.closedByLaw()).toEqual([]);
  });

  it('know nothing more of a person who was erased', async () => {
    await manyTakenIn(1, { needs: ['support.banking'], choices: [], pathway: null });
    await story.isErased(1);
    expect([await read('gaps'), await read('fairness')]).toMatchObject([{ gaps: [] }, { groups: [] }]);
  });

  it('are for those who run the exchange, and for no partner', async () =>
    await expect(routing.call('gateway', 'GET', '/internal/reports/gaps', {})).rejects.toThrow(
      'gateway may not',
    ));

  it('know how an agency has answered', async () => {
    await story.takeIn();
    routing.time.travel(5 * 3_600_000);
    await story.says(bayside, 'accepted');
    expect(await routing.register.answers.of(bayside)).toMatchObject([{ hours: 5, ranOut: false }]);
  });
});
