import { idsIn, settled, type Stage } from './stage.ts';

const spoken = {
  purposes: ['routing', 'contact'],
  on: '2026-01-05',
  how: 'spoken',
  language: 'es',
  records: null,
  interpreter: false,
};

type AtDesk = Readonly<{
  number?: number;
  key?: string;
  service?: string | null;
  consentTo?: string;
  until?: string;
}>;
type Self = Readonly<{ key?: string; service?: string | null; consentTo?: string }>;

/** Who has a slip: at an agency's desk, or referring themselves by the hands of another. */
export const bySlipIn = (stage: Stage) => {
  const { ids, command } = stage;
  const idsOf = idsIn(stage);

  const desk = (agency: string, at: AtDesk = {}) => {
    const { number = 1, key = `desk ${number}`, service = null } = at;
    const { consentTo = agency, until = '2027-01-01' } = at;
    const causation = `partner:${agency}:${key}`;
    const referralId = ids.derive('referral', causation);
    const record = {
      referralId,
      journeyId: idsOf(number).journeyId,
      agency,
      service,
      cohort: null,
      conditional: null,
      slip: 'H7K-4QD-9CFG',
      consent: { ...spoken, recipient: consentTo, until },
    };
    return command('AcceptAtDesk', referralId, record, causation);
  };

  const selfReferral = (agency: string, hands: string, said: Self = {}) => {
    const { key = `self ${agency}`, service = null, consentTo = agency } = said;
    const causation = `partner:${hands}:${key}`;
    const referralId = ids.derive('referral', causation);
    const consent = { ...spoken, recipient: consentTo, until: '2027-01-01' };
    const record = { referralId, journeyId: idsOf(1).journeyId, agency, service, hands, consent };
    return command('ReferSelf', referralId, record, causation);
  };

  return {
    desk,
    /** The person stands at an agency's desk with a slip; and whatever follows from it. */
    comesToDesk: async (...at: Parameters<typeof desk>) => settled(stage, await desk(...at)),
    selfReferral,
    /** The person refers themselves by the slip, at an agency that lends its hands; and whatever follows from it. */
    refersSelf: async (...said: Parameters<typeof selfReferral>) =>
      settled(stage, await selfReferral(...said)),
  };
};
