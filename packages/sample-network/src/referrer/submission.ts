import { dayFromNow, today } from '../today.ts';
import { type CaseRow, factNames, facts } from './caseload.ts';

export type Consent = Readonly<{
  recipient: string;
  purposes: readonly string[];
  until: string;
  how: string;
  language: string;
  records: readonly string[] | null;
  interpreter: boolean;
  on: string;
}>;

/** Which days the consents of a row hold. */
export type Period = Readonly<{ on: string; until: string }>;

export const periodOf = ({ consent_days }: CaseRow): Period => ({
  on: today(),
  until: dayFromNow(consent_days),
});

/** A row as an IntakeSubmission, but for what is sealed. */
export const submissionOf = (row: CaseRow, { on, until }: Period) => ({
  localRef: row.case,
  jurisdiction: row.jurisdiction,
  language: row.language,
  interpreter: row.interpreter,
  needs: row.needs,
  choices: row.choices.map((choice) => {
    const [service = '', agency = ''] = choice.split('=');
    return { service, agency };
  }),
  pathway: row.pathway === '' ? null : row.pathway,
  consents: row.consents.map((said) => consentOf(said, row, { on, until })),
});

/** Education records travel only under a signed consent that names them (34 CFR 99.30). */
const recordsNamed = ['enrollment', 'level gains', 'job placement'];

const consentOf = (said: string, { language, interpreter }: CaseRow, period: Period): Consent => {
  const [recipient = '', purposes = '', how = ''] = said.split(':');
  const named = purposes.split('+');
  return {
    recipient,
    purposes: named,
    ...period,
    how,
    language,
    records: named.includes('progress') ? recordsNamed : null,
    interpreter: interpreter === 'yes',
  };
};

/** Who it is and what they answered: the part that is sealed. What nobody answered is left out, never "no". */
export const personOf = (row: CaseRow) => ({
  name: row.name,
  contacts: [
    ...(row.phone === '' ? [] : [{ kind: 'phone', value: row.phone, safe: row.phone_safe === 'yes' }]),
    ...(row.email === '' ? [] : [{ kind: 'email', value: row.email }]),
  ],
  facts: Object.fromEntries(
    factNames.flatMap((name) => (row[name] === '' ? [] : [[name, facts[name](row[name])]])),
  ),
});
