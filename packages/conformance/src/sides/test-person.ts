const day = 86_400_000;
const dayFromNow = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);

/** What settles the usual programs; nobody of this name exists. */
const facts = {
  age: 36,
  english_language_learner: 'yes',
  basic_skills_deficient: 'yes',
  attending_school: 'none',
  selective_service: 'not_required',
  low_income: 'yes',
};

type Wanted = Readonly<{
  localRef: string;
  referrer: string;
  partner: string;
  service: string;
  jurisdiction: string;
  pathway: string | null;
}>;

/** A made-up person who asks for one service of the partner, and consents to it. */
export const testPerson = ({ localRef, referrer, partner, service, jurisdiction, pathway }: Wanted) => ({
  localRef,
  jurisdiction,
  language: 'en',
  interpreter: 'no',
  needs: [service],
  choices: [{ service, agency: partner }],
  pathway,
  consents: [
    consent('exchange', ['screening', 'routing'], null),
    consent(partner, ['routing', 'contact'], null),
    consent(referrer, ['progress'], ['enrollment', 'level gains', 'job placement']),
  ],
  person: {
    name: 'Test Persona',
    contacts: [{ kind: 'phone', value: '+1 617 555 0199', safe: true }],
    facts,
  },
});

const consent = (recipient: string, purposes: readonly string[], records: readonly string[] | null) => ({
  recipient,
  purposes,
  how: 'signed',
  language: 'en',
  records,
  on: dayFromNow(0),
  until: dayFromNow(365),
});
