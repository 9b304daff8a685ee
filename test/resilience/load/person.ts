import { college, jobCenter, workerCenter } from './agencies.ts';

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
export const today = (): string => day(Date.now());
const inAYear = (): string => day(Date.now() + 365 * 86_400_000);

/** Somebody who wants English first and then work, with consent for all of it. Synthetic. */
export const intakeOf = (localRef: string) => ({
  localRef,
  jurisdiction: 'US-MA',
  language: 'es',
  needs: ['learn.esl', 'work.placement'],
  choices: [
    { service: 'learn.esl', agency: college },
    { service: 'work.placement', agency: jobCenter },
  ],
  pathway: 'english-to-work',
  consents: [
    consent('exchange', ['screening', 'routing'], 'spoken'),
    consent(college, ['routing', 'contact'], 'signed', ['enrollment', 'progress']),
    consent(jobCenter, ['routing', 'contact'], 'spoken'),
    consent(workerCenter, ['progress'], 'signed', ['enrollment', 'level gains']),
  ],
  person: {
    name: `Rosa Ejemplo ${localRef}`,
    birthDate: '1990-04-02',
    contacts: [{ kind: 'phone', value: '+16175550123', safe: true }],
    facts: {
      age: 36,
      english_language_learner: 'yes',
      basic_skills_deficient: 'yes',
      attending_school: 'none',
      required_to_attend_school: 'no',
      selective_service: 'not_required',
    },
  },
});

const consent = (
  recipient: string,
  purposes: readonly string[],
  how: string,
  records: readonly string[] | null = null,
) => ({
  recipient,
  purposes,
  until: inAYear(),
  how,
  language: 'es',
  records,
  interpreter: false,
  on: today(),
});
