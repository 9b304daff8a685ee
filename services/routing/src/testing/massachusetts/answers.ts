import type { Commands } from '@handoff/schemas';
import { harbor } from './agencies.ts';
import { idsIn, referralsIn, settled, type Stage } from './stage.ts';

export const nothingSaid = {
  reason: null,
  question: null,
  conditional: null,
  what: null,
  cohort: null,
  result: null,
  offer: null,
  until: null,
  amount: null,
  tier: null,
  expectedVersion: null,
} as const;

/** What agencies and referrers say of referrals under way. */
export const answersIn = (stage: Stage) => {
  const { command } = stage;
  const { referralAt } = referralsIn(stage);
  const idsOf = idsIn(stage);

  const answers = async (
    agency: string,
    status: string,
    more: Partial<Commands['RespondToReferral']> & { number?: number; key?: string } = {},
  ) => {
    const { number = 1, key = `${status} ${number}`, ...said } = more;
    const referralId = said.referralId ?? (await referralAt(agency, number));
    const record = { ...nothingSaid, referralId, agency, by: 'T', status, ...said };
    return command('RespondToReferral', referralId, record, `partner:${agency}:${key}`);
  };

  const chooses = async (
    agencies: readonly string[],
    more: Partial<Pick<Commands['ChooseOptions'], 'atOnce' | 'mode' | 'priority'>> & {
      number?: number;
      key?: string;
      step?: string;
      service?: string;
    } = {},
  ) => {
    const {
      number = 1,
      step = 'english',
      service = 'learn.esl',
      atOnce = null,
      mode = null,
      priority = null,
      key = `choice of ${agencies.join()}`,
    } = more;
    const { journeyId } = idsOf(number);
    const choices = agencies.map((agency, index) => ({ rank: index + 1, service, agency }));
    const record = { journeyId, agency: harbor, step, choices, atOnce, mode, priority };
    return settled(stage, await command('ChooseOptions', journeyId, record, `partner:${harbor}:${key}`));
  };

  return {
    answers,
    /** The same, and then whatever follows from it. */
    says: async (...answer: Parameters<typeof answers>) => settled(stage, await answers(...answer)),
    chooses,
    /** The referrer says how somebody comes there. */
    introduces: async (
      agency: string,
      how: string,
      { number = 1, by = harbor }: { number?: number; by?: string } = {},
    ) => {
      const referralId = await referralAt(agency, number);
      const record = { referralId, agency: by, how };
      const key = `partner:${by}:${how} ${number}`;
      return settled(stage, await command('IntroducePerson', referralId, record, key));
    },
  };
};
