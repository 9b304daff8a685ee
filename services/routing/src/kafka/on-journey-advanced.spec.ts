import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { massachusetts, northShore } from '../testing/massachusetts.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

beforeEach(() => {
  routing = hostedRouting();
  story = massachusetts(routing);
});

const journeys = async () => (await routing.register.standing.counts()).journeys;

describe('a program that is not open to someone', () => {
  it('leaves the same trace as an agency that does not offer it', async () => {
    await story.agencies();
    await story.takeIn({ number: 1, verdicts: { aefla: 'ineligible', wioa_adult: 'eligible' } });
    await story.takeIn({ number: 2, choices: [{ rank: 1, service: 'learn.esl', agency: northShore }] });
    const traceOf = (number: number) =>
      routing
        .published()
        .filter(({ data }) => data['journeyId'] === story.idsOf(number).journeyId)
        .map(({ type, data }) => [
          type,
          data['step'],
          data['status'],
          data['because'],
          data['result'],
          data['reason'],
        ]);
    expect(traceOf(1)).toEqual(traceOf(2));
    expect(await journeys()).toEqual({ open: 0, waiting: {}, ended: { 'nothing-open': 2 } });
  });

  it('is written down nowhere, nor is any verdict', async () => {
    await story.agencies();
    await story.takeIn({ verdicts: { aefla: 'eligible', wioa_adult: 'ineligible' } });
    const kept = [
      await routing.register.intakes.of(story.idsOf(1).intakeId),
      routing.published(),
      routing.log,
    ];
    expect(
      JSON.stringify([kept, [...routing.documents.journey.values(), ...routing.documents.referral.values()]]),
    ).not.toMatch(/eligible/);
  });
});
