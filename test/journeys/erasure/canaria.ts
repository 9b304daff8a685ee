import { consentTo, intakeOf, learner } from '../../support/stories/person.ts';

/** What somebody told, spelled like nobody else's. */
export const canaries = [
  'Canaria Zorzal',
  '617 555 0187',
  'Calle Golondrina 77',
  'canaria@example.org',
  '1991-04-12',
] as const;
/** Her number with an agency, which goes back to that agency alone. */
export const ownIds = ['HWC-ZORZAL-1', 'BCC-ZORZAL-7'] as const;

/** Her intake: a center refers her to a college, and a fund may count her once. */
export const canaria = (center: string, college: string, fund: string): object => {
  const [name, phone, address, email, birthDate] = canaries;
  const choices = [['learn.esl', college]] as const;
  const asked = intakeOf(ownIds[0], center, { pathway: 'english-to-work', choices, facts: learner });
  const contacts = [
    { kind: 'phone', value: `+1 ${phone}` },
    { kind: 'email', value: email },
  ];
  return {
    ...asked,
    consents: [...asked.consents, consentTo(fund, ['matching'])],
    person: { name, address, birthDate, contacts, facts: learner },
  };
};
