import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { bayside, massachusetts, offers, partner } from '../testing/massachusetts.ts';

const legalAid = 'harbor-legal-aid';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

const person = () => story.idsOf(1).personId;

/** Somebody of sixteen: a guardian agreed to the class and to the exchange, to a lawyer they agreed alone. */
beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies();
  await routing.tell(
    'PartnerRegistered',
    `partner-${legalAid}`,
    partner(legalAid, 'legal-aid', [offers('legal.immigration', 'legal_services')]),
  );
  routing.intake.guards(person(), 'exchange', bayside);
  await story.takeIn({
    pathway: 'english-to-nursing-assistant',
    needs: ['learn.esl'],
    choices: [
      { rank: 1, service: 'learn.esl', agency: bayside },
      { rank: 1, service: 'legal.immigration', agency: legalAid },
    ],
    consents: ['exchange', bayside, legalAid],
    verdicts: { aefla: 'eligible', legal_services: 'eligible' },
  });
});

describe('a guardian’s word to the exchange, taken back', () => {
  it('was heard for both, to begin with', async () =>
    expect((await story.statuses()).toSorted()).toEqual([`${bayside}: offered`, `${legalAid}: offered`]));

  it('ends what rests on it, and leaves the lawyer to whom the person agreed alone', async () => {
    await story.changesMind('exchange', 1, 'guardian');
    expect((await story.statuses()).toSorted()).toEqual([`${bayside}: withdrawn`, `${legalAid}: offered`]);
    expect(await routing.parked.streams()).toEqual([]);
  });
});

it('The person’s own word to the exchange, taken back, ends all of it', async () => {
  await story.changesMind('exchange');
  expect((await story.statuses()).toSorted()).toEqual([`${bayside}: withdrawn`, `${legalAid}: withdrawn`]);
});
