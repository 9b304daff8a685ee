import { refuse } from '@handoff/decider';
import { checkLanguage, type CarriesNumber, checkTerms, type ConsentTerms } from './consent-terms.ts';

export type Choice = { rank: number; service: string; agency: string };

/** The part of an intake that travels in clear: what is wanted, where, in which language, under which consents. */
export type Submission = {
  intakeId: string;
  personId: string;
  referrer: string;
  jurisdiction: string;
  language: string;
  interpreter: string;
  needs: readonly string[];
  choices: readonly Choice[];
  pathway: string | null;
  /** The earlier intake of somebody who is back. */
  follows: string | null;
  /** The household or group the person comes with. */
  groupId: string | null;
  consents: readonly ConsentTerms[];
};

export type SubmissionLists = Readonly<{
  services: ReadonlySet<string>;
  carriesNumber: CarriesNumber;
}>;

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const checkSubmission = (submission: Submission, at: string, lists: SubmissionLists): void => {
  checkJurisdiction(submission.jurisdiction);
  checkLanguage(submission.language, 'language');
  checkInterpreter(submission.interpreter);
  checkNeeds(submission.needs, lists.services);
  checkChoices(submission.choices, submission.needs);
  checkPathway(submission.pathway);
  checkConsents(submission.consents, at, lists.carriesNumber);
};

const checkJurisdiction = (jurisdiction: string): void => {
  if (/^US-[A-Z]{2}$/.test(jurisdiction)) return;
  refuse('jurisdiction-unknown', {
    place: 'jurisdiction',
    reason: 'Not a State, district or territory of the United States.',
    mend: 'Send its ISO 3166-2 code, e.g. US-MA.',
  });
};

const checkInterpreter = (interpreter: string): void => {
  if (['yes', 'no', 'asks-each-time'].includes(interpreter)) return;
  refuse('interpreter-unknown', {
    place: 'interpreter',
    reason: 'Not an answer to whether an interpreter is wanted.',
    mend: 'Send "yes", "no" or "asks-each-time".',
  });
};

const checkNeeds = (needs: readonly string[], services: ReadonlySet<string>): void => {
  if (needs.length === 0) {
    refuse('needs-empty', {
      place: 'needs',
      reason: 'The intake says nothing about what is wanted.',
      mend: 'Name at least one service, e.g. learn.esl.',
    });
  }
  const unknown = needs.findIndex((need) => !services.has(need));
  if (unknown >= 0) {
    refuse('need-unknown', {
      place: `needs[${unknown}]`,
      reason: 'The need is not a code of the list of services.',
      mend: 'Use a code of the list "services" in schemas/code-lists.yaml.',
    });
  }
  if (new Set(needs).size < needs.length) {
    refuse('need-twice', { place: 'needs', reason: 'A need is named twice.', mend: 'Name each need once.' });
  }
};

const checkChoices = (choices: readonly Choice[], needs: readonly string[]): void => {
  for (const [index, { rank, service, agency }] of choices.entries()) {
    const place = `choices[${index}]`;
    if (!needs.includes(service)) {
      refuse('choice-without-need', {
        place: `${place}.service`,
        reason: 'A choice was made for a service that is not among the needs.',
        mend: 'Add the service to the needs, or leave the choice out.',
      });
    }
    if (!slug.test(agency)) {
      refuse('agency-malformed', {
        place: `${place}.agency`,
        reason: 'An agency is named by its slug.',
        mend: 'Use the slug of the directory, e.g. bayside-community-college.',
      });
    }
    if (!Number.isInteger(rank) || rank < 1) {
      refuse('rank-malformed', {
        place: `${place}.rank`,
        reason: 'A rank counts from 1.',
        mend: 'Send 1, 2, 3, …',
      });
    }
  }
  checkRanks(choices);
};

const checkRanks = (choices: readonly Choice[]): void => {
  const ranks = choices.map(({ service, rank }) => `${service} ${rank}`);
  const twice = ranks.findIndex((rank, index) => ranks.indexOf(rank) < index);
  if (twice < 0) return;
  refuse('rank-twice', {
    place: `choices[${twice}].rank`,
    reason: 'Two choices of one service have the same rank: the person put one of them first.',
    mend: 'Rank the choices of each service 1, 2, 3, …',
  });
};

const checkPathway = (pathway: string | null): void => {
  if (pathway === null || slug.test(pathway)) return;
  refuse('pathway-malformed', {
    place: 'pathway',
    reason: 'A pathway is named by its id.',
    mend: 'Send the id of a pathway template, e.g. english-to-work, or leave it out.',
  });
};

const checkConsents = (consents: readonly ConsentTerms[], at: string, carriesNumber: CarriesNumber): void => {
  if (consents.length === 0) {
    refuse('consents-empty', {
      place: 'consents',
      reason: 'Nobody agreed to anything: the exchange keeps no person without consent.',
      mend: 'Send what the person agreed to: recipient, purposes, until, how.',
    });
  }
  for (const [index, terms] of consents.entries()) checkTerms(terms, `consents[${index}]`, at, carriesNumber);
};
