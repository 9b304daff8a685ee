import type { CommandName, Commands } from '@handoff/schemas';
import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from './testing/hosted-routing.ts';
import {
  bayside,
  evening,
  harbor,
  massachusetts,
  northShore,
  offers as service,
  partner,
  quincy,
} from './testing/massachusetts.ts';

const legalAid = 'harbor-legal-aid';
const cooperative = 'tide-cooperative';
const children = 'little-gulls-child-care';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies();
  await offers(bayside, ['learn.esl', 'aefla'], ['learn.iet', 'ibest', 'ibest-spring']);
  await offers(legalAid, ['legal.immigration', 'legal_services']);
  await offers(cooperative, ['work.cooperative', null]);
  await offers(children, ['support.childcare', 'child_care_support']);
});

const offers = (slug: string, ...services: readonly (readonly [string, string | null, string?])[]) =>
  routing.tell(
    'PartnerRegistered',
    `partner-${slug} again`,
    partner(
      slug,
      'community-organization',
      services.map(([code, program, cohort]) =>
        service(code, program, cohort ? { ...evening, cohort, startsOn: '2026-09-07', seats: 8 } : {}),
      ),
    ),
  );

const choice = (service: string, agency: string) => ({ rank: 1, service, agency });
const everything = [
  choice('learn.esl', bayside),
  choice('learn.iet', bayside),
  choice('work.placement', northShore),
  choice('legal.immigration', legalAid),
  choice('work.cooperative', cooperative),
  choice('support.childcare', children),
];
const agencies = ['exchange', bayside, northShore, quincy, legalAid, cooperative, children];
const allOpen = {
  aefla: 'eligible',
  ibest: 'eligible',
  wioa_adult: 'eligible',
  legal_services: 'eligible',
  child_care_support: 'eligible',
} as const;
const nurse = {
  pathway: 'english-to-nursing-assistant',
  needs: ['learn.esl', 'learn.iet', 'work.placement'],
  choices: everything,
  consents: agencies,
  verdicts: allOpen,
};

const journey = async (number = 1) => {
  const { journeyId } = story.idsOf(number);
  const shown = await routing.call('gateway', 'GET', '/internal/journeys/:id', { params: { id: journeyId } });
  return shown as {
    status: string;
    steps: readonly { id: string; status: string; because: string }[];
    coEnrolled: boolean;
    enrolled: readonly { agency: string }[];
  };
};
const steps = async (number = 1) =>
  (await journey(number)).steps.map(({ id, status, because }) => `${id}: ${status} (${because})`);

type Steering = 'ChooseOptions' | 'ChangeCourse' | 'EndJourney' | 'RestartJourney' | 'AssignNavigators';
type Said<Name extends Steering> = Omit<Commands[Name], 'journeyId' | 'agency'>;
const steer = async <Name extends CommandName & Steering>(
  name: Name,
  said: Said<Name>,
  key: string = name,
) => {
  const { journeyId } = story.idsOf(1);
  const record = { journeyId, agency: harbor, ...said } as unknown as Commands[Name];
  const outcome = await routing.command(name, journeyId, record, `partner:${harbor}:${key}`);
  await routing.settle();
  return outcome.kind === 'refused' ? outcome.code : outcome.kind;
};

describe('from English to a nursing assistant, over several agencies', () => {
  it('each fact that one partner reports starts the next step at another', async () => {
    await story.takeIn(nurse);
    await story.reports.levelGain(bayside);
    expect((await story.referrals()).map(({ step, agency, status }) => [step, agency, status])).toEqual(
      expect.arrayContaining([
        ['legal', legalAid, 'offered'],
        ['cooperative', cooperative, 'offered'],
        ['training', bayside, 'offered'],
      ]),
    );
    expect(await steps()).toContain('work: waiting (waits-for-fact)');
  });

  it('asks for consent anew before the next step', async () => {
    await story.takeIn({ ...nurse, needs: ['learn.esl', 'work.placement'] });
    routing.intake.revoke('person-1', northShore);
    await story.reports.levelGain(bayside);
    expect(await steps()).toContain('work: waiting (waits-for-consent)');
    await story.consents(northShore);
    expect(await story.statuses()).toContain(`${northShore}: offered`);
  });

  it('shows that the person is enrolled in two programs at once', async () => {
    await story.takeIn({ ...nurse, needs: ['learn.esl', 'support.childcare'] });
    await story.reports.enrolled(children);
    expect((await journey()).coEnrolled).toBe(false);
    await story.reports.enrolled(bayside);
    expect(await journey()).toMatchObject({
      coEnrolled: true,
      enrolled: [{ agency: children }, { agency: bayside }],
    });
  });
});

describe('what is offered to everyone', () => {
  /** Whatever a screening says of work, the same is offered beside it. */
  const besideWork = async (verdict: 'eligible' | 'ineligible' | 'needs_more_information') => {
    const other = hostedRouting();
    routing = other;
    story = massachusetts(other);
    await story.agencies();
    await offers(legalAid, ['legal.immigration', 'legal_services']);
    await offers(cooperative, ['work.cooperative', null]);
    await story.takeIn({
      ...nurse,
      needs: ['work.placement'],
      verdicts: { ...allOpen, wioa_adult: verdict },
    });
    const { journeyId } = story.idsOf(1);
    return {
      steps: (await steps()).filter((step) => !step.startsWith('work')),
      referrals: (await story.statuses()).filter((status) => !status.startsWith(northShore)),
      known: journeyId,
    };
  };

  it('never depends on what a screening says', async () => {
    const [yes, no, unknown] = [
      await besideWork('eligible'),
      await besideWork('ineligible'),
      await besideWork('needs_more_information'),
    ];
    expect(yes.referrals).toEqual([`${legalAid}: offered`, `${cooperative}: offered`]);
    expect([no, unknown]).toEqual([yes, yes]);
  });
});

describe('a step that has no way on of its own', () => {
  it('goes on when the person chooses, through the navigator', async () => {
    await story.takeIn({ choices: [choice('work.placement', northShore)] });
    expect(await steps()).toContain('english: waiting (waits-for-choice)');
    const choices = [choice('learn.esl', quincy)];
    expect(
      await steer('ChooseOptions', { step: 'english', choices, atOnce: null, mode: null, priority: null }),
    ).toBe('done');
    expect(await story.statuses()).toEqual([`${quincy}: offered`]);
  });

  it('also when every option was tried', async () => {
    await story.takeIn({ choices: [choice('learn.esl', bayside)] });
    await story.says(bayside, 'declined', { reason: 'no-place' });
    expect(await steps()).toContain('english: waiting (no-option-left)');
    const choices = [choice('learn.esl', quincy)];
    await steer('ChooseOptions', { step: 'english', choices, atOnce: null, mode: null, priority: null });
    expect(await story.statuses()).toEqual([`${bayside}: declined`, `${quincy}: offered`]);
  });

  it('once, however often the same choice is sent', async () => {
    await story.takeIn({ choices: [choice('work.placement', northShore)] });
    const chosen = {
      step: 'english',
      choices: [choice('learn.esl', quincy)],
      atOnce: null,
      mode: null,
      priority: null,
    };
    await steer('ChooseOptions', chosen, 'same');
    await steer('ChooseOptions', chosen, 'same');
    expect(await story.statuses()).toEqual([`${quincy}: offered`]);
  });
});

describe('another course', () => {
  it('takes back what was offered on the old one', async () => {
    await story.takeIn();
    expect(await steer('ChangeCourse', { pathway: null, needs: ['work.placement'] })).toBe('done');
    expect(await story.statuses()).toEqual([`${bayside}: withdrawn`, `${northShore}: offered`]);
  });

  it('asks an agency that has accepted to let go', async () => {
    await story.takeIn();
    await story.says(bayside, 'accepted');
    await steer('ChangeCourse', { pathway: null, needs: ['work.placement'] });
    expect(await story.statuses()).toContain(`${bayside}: withdrawal-requested`);
  });
});

describe('a journey that the person leaves', () => {
  it('takes back what is under way, and can be taken up again', async () => {
    await story.takeIn();
    expect(await steer('EndJourney', { reason: 'person-asked' })).toBe('done');
    expect([(await journey()).status, await story.statuses()]).toEqual(['ended', [`${bayside}: withdrawn`]]);
    expect(await steer('RestartJourney', {})).toBe('done');
    expect(await story.statuses()).toEqual([`${bayside}: withdrawn`, `${bayside}: offered`]);
    expect(await routing.parked.streams()).toEqual([]);
  });

  it('ends for a reason an agency may give, and no other', async () => {
    await story.takeIn();
    expect(await steer('EndJourney', { reason: 'person-erased' })).toBe('unknown-reason');
  });

  it('shows who walks with the person', async () => {
    await story.takeIn();
    expect(await journey()).toMatchObject({ navigators: null });
    await steer('AssignNavigators', { lead: 'nav-07', deputy: 'nav-12' });
    expect(await journey()).toMatchObject({ navigators: { lead: 'nav-07', deputy: 'nav-12' } });
  });
});

describe('what there is to choose from', () => {
  type Shown = {
    weights: number;
    options: { agency: string; points: number; because: { code: string; points: number }[] }[];
  };
  const options = async (step: string) => {
    const { journeyId } = story.idsOf(1);
    const path = '/internal/journeys/:id/options';
    return (await routing.call('gateway', 'GET', path, {
      params: { id: journeyId },
      query: { step },
    })) as Shown;
  };

  it('is every agency that has it, also those the person did not name, each with its reasons', async () => {
    await story.takeIn({ choices: [choice('work.placement', northShore)] });
    const shown = await options('english');
    expect(shown.weights).toBe(2);
    expect(shown.options.map(({ agency }) => agency).toSorted()).toEqual([bayside, quincy]);
    expect(shown.options[0]?.because).toContainEqual({ code: 'speaks-the-language', points: 30 });
  });

  it('offers nothing to anybody', async () => {
    await story.takeIn({ choices: [choice('work.placement', northShore)] });
    await options('english');
    expect(await story.statuses()).toEqual([]);
  });

  it('is nothing where the program is not open to the person, and nothing where nobody has it', async () => {
    await story.takeIn({ choices: [], verdicts: { aefla: 'ineligible' } });
    expect((await options('english')).options).toEqual([]);
  });

  it('is the same however often it is asked', async () => {
    await story.takeIn({ choices: [] });
    expect(await options('english')).toEqual(await options('english'));
  });
});

describe('an agency that lets three offers in a row run out', () => {
  it('is not offered a fourth; the referrer chooses again', async () => {
    for (const number of [1, 2, 3]) {
      await story.takeIn({ ...nurse, number, needs: ['work.placement'], pathway: 'english-to-work' });
      await routing.pass(30);
    }
    await story.takeIn({ ...nurse, number: 4, needs: ['work.placement'], pathway: 'english-to-work' });
    expect(await story.statuses(4)).toEqual([]);
    expect(await steps(4)).toContain('work: waiting (waits-for-choice)');
  });
});
