import { type Day, yearsAfter } from './days.ts';
import { employmentIn } from './employment.ts';
import { exitersOf } from './employment-rate.ts';
import { isExcluded } from './exclusions.ts';
import { type Figure, figureOf, type Standing } from './figure.ts';
import type { Credential, Period } from './period.ts';
import type { Reading } from './reading.ts';
import type { Regulation } from './regulation.ts';

/** 20 CFR 677.155(a)(1)(iv): a credential during the program or within a year after it, of those in education or training. */
export const credentialAttainment = (periods: readonly Period[], reading: Reading): Figure =>
  figureOf(
    'credential_attainment',
    exitersOf(periods, reading)
      .filter((period) => isInEducation(period, reading.rules))
      .map((period) => standingOf(period, reading)),
  );

/** Training that leads nowhere near a credential doesn't count: on-the-job and customized alone. */
const isInEducation = ({ program, learning }: Period, { credential }: Regulation): boolean => {
  if (credential.programsWithout.includes(program)) return false;
  if (program === 'youth' && (learning.inSchoolYouth || learning.otherYouthEducation)) return true;
  if (learning.postsecondary || isInSecondary(learning)) return true;
  return learning.training.some((type) => !credential.notTraining.includes(type));
};

const isInSecondary = ({ secondary, diplomaAtEntry }: Period['learning']): boolean =>
  secondary && !diplomaAtEntry;

const standingOf = (period: Period, reading: Reading): Standing => {
  const { id, person } = period;
  if (isExcluded(period, reading.rules)) return { id, person, counted: 'excluded' };
  const inTime = period.credentials.filter(({ on }) => isInTime(on, period, reading.rules));
  if (inTime.some(({ type }) => isPostsecondary(type, period, reading.rules)))
    return { id, person, counted: 'success' };
  if (!inTime.some((credential) => isDiploma(credential, period, reading.rules)))
    return { id, person, counted: 'failure' };
  return { id, person, ...afterDiploma(period, reading) };
};

// An exit day that is not told bounds nothing; a credential from before the program is none of it.
const isInTime = (on: Day, { entry, exit }: Period, { credential }: Regulation): boolean =>
  (entry === null || on >= entry) && (exit === null || on <= yearsAfter(exit, credential.yearsAfterExit));

const isPostsecondary = (type: string, { program }: Period, { credential }: Regulation): boolean =>
  credential.postsecondary.includes(type) ||
  (program === 'vr' && credential.postsecondaryOfVr.includes(type));

const isDiploma = ({ type }: Credential, { learning }: Period, { credential }: Regulation): boolean =>
  type === credential.secondary && (isInSecondary(learning) || learning.inSchoolYouth);

/** 29 USC 3141(b)(2)(A)(iii): a diploma counts with a job, or with education towards a credential, within the year. */
const afterDiploma = (period: Period, reading: Reading): Pick<Standing, 'counted' | 'evidence'> => {
  if (goesOnLearning(period, reading.rules)) return { counted: 'success' };
  const quarters = ([1, 2, 3, 4] as const).map((quarter) => employmentIn(period, quarter, reading));
  const job = quarters.find(({ answer }) => answer === 'employed');
  if (job) return { counted: 'success', evidence: job.evidence };
  const isOpen = quarters.some(({ answer }) => answer === 'not-yet-known');
  return { counted: isOpen ? 'not-yet-known' : 'failure' };
};

const goesOnLearning = ({ exit, learning }: Period, { credential }: Regulation): boolean => {
  const { enrolledAfterExit: enrolled } = learning;
  if (enrolled === null) return false;
  return exit === null || (enrolled >= exit && enrolled <= yearsAfter(exit, credential.yearsAfterExit));
};
