export type Choice = readonly [service: string, agency: string];

/** What a person asks for and says; whoever they choose, they consent to. */
export type Wanted = Readonly<{
  pathway: string;
  choices: readonly Choice[];
  /** Needs without a choice yet. */
  needs?: readonly string[];
  /** Agencies that may be chosen later: they are consented to as well. */
  alsoConsentTo?: readonly string[];
  jurisdiction?: string;
  language?: string;
  contacts?: readonly object[];
  facts?: Readonly<Record<string, unknown>>;
  /** The earlier intake of somebody who is back. */
  follows?: string;
  /** How long the consents hold. */
  days?: number;
}>;

const day = 86_400_000;
export const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * day).toISOString().slice(0, 10);

export const consentTo = (recipient: string, purposes: readonly string[], days = 365) => ({
  recipient,
  purposes,
  how: 'signed',
  language: 'es',
  records: purposes.includes('progress') ? ['enrollment', 'level gains', 'job placement'] : null,
  on: dayFromNow(0),
  until: dayFromNow(days),
});

export const learner = {
  age: 36,
  english_language_learner: 'yes',
  basic_skills_deficient: 'yes',
  attending_school: 'none',
  selective_service: 'not_required',
};

/** An intake as an agency sends it over REST; the person is sealed on arrival. */
export const intakeOf = (localRef: string, referrer: string, wanted: Wanted) => {
  const { pathway, choices, needs = [], jurisdiction = 'US-MA', language = 'es', days = 365 } = wanted;
  const {
    alsoConsentTo: later = [],
    contacts = [{ kind: 'phone', value: '+1 617 555 0142' }],
    facts = learner,
    follows,
  } = wanted;
  const agencies = [...new Set([...choices.map(([, agency]) => agency), ...later])];
  return {
    localRef,
    jurisdiction,
    language,
    interpreter: 'no',
    needs: [...new Set([...choices.map(([service]) => service), ...needs])],
    choices: choices.map(([service, agency]) => ({ service, agency })),
    pathway,
    ...(follows === undefined ? {} : { follows }),
    consents: [
      consentTo('exchange', ['screening', 'routing'], days),
      ...agencies.map((agency) => consentTo(agency, ['routing', 'contact'], days)),
      consentTo(referrer, ['progress'], days),
    ],
    person: { name: 'Rosa Ejemplo', contacts, facts },
  };
};
