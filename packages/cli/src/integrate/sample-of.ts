import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFields } from './set-fields.ts';

const day = 86_400_000;
const dayFromNow = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);

type Sample = Readonly<Record<string, unknown>>;
type Choice = Readonly<{ agency?: unknown; service?: unknown }>;

const example = (short: string): Sample =>
  JSON.parse(
    readFileSync(
      fileURLToPath(import.meta.resolve(`@handoff/schemas/schemas/examples/${short}.json`)),
      'utf8',
    ),
  ) as Sample;

/** Nobody of this name exists. */
const madeUp = {
  name: 'Test Persona',
  contacts: [{ kind: 'phone', value: '+1 617 555 0199', safe: true }],
  facts: { age: 34, english_language_learner: 'yes', attending_school: 'none' },
};

export type Triggered = Readonly<{ message: Sample; person: Sample | undefined }>;

/** The example of a message, as it could be said today, with the fields that were asked for. */
export const sampleOf = (short: string, slug: string, sets: readonly string[], id: string): Triggered => {
  if (short !== 'IntakeSubmission')
    return { message: setFields(today(startOf(short, sets)), sets) as Sample, person: undefined };
  const { sealedPerson: _, ...rest } = example(short);
  const fresh = { ...rest, localRef: id, consents: undefined, needs: undefined, person: madeUp };
  const { person, ...said } = setFields(fresh, sets) as Sample & { person: Sample };
  const choices = (said['choices'] ?? []) as readonly Choice[];
  const message = {
    ...said,
    needs: said['needs'] ?? [...new Set(choices.map(({ service }) => service))],
    consents: said['consents'] ?? consentsFor(slug, choices),
  };
  return { message, person };
};

/** What stays of an example as soon as somebody says another thing: its details belong to the thing it tells. */
const bare: Readonly<Record<string, readonly string[]>> = {
  ReferralResponse: ['referral', 'status'],
  FactReport: ['referral', 'kind', 'on'],
};

const startOf = (short: string, sets: readonly string[]): Sample => {
  const whole = example(short);
  const kept = bare[short];
  if (kept === undefined || !sets.some((set) => /^(status|kind)=/.test(set))) return whole;
  return Object.fromEntries(
    Object.entries(whole).map(([name, value]) => [name, kept.includes(name) ? value : null]),
  );
};

/** A fact of a day that has not come is refused, and the examples' days are of another year. */
const today = (sample: Sample): Sample => ('on' in sample ? { ...sample, on: dayFromNow(0) } : sample);

/** To whoever is chosen; what no consent names is not allowed. */
const consentsFor = (slug: string, choices: readonly Choice[]): readonly object[] => [
  consent('exchange', ['screening', 'routing'], null),
  ...[...new Set(choices.map(({ agency }) => String(agency)))].map((agency) =>
    consent(agency, ['routing', 'contact'], null),
  ),
  consent(slug, ['progress'], ['enrollment', 'level gains', 'job placement']),
];

const consent = (recipient: string, purposes: readonly string[], records: readonly string[] | null) => ({
  recipient,
  purposes,
  until: dayFromNow(365),
  how: 'signed',
  language: 'en',
  records,
  interpreter: false,
  on: dayFromNow(0),
});
