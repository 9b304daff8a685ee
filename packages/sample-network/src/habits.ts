/**
 * How the sample's agencies decide. Ids differ from one installation to the next, so a habit follows the order in which
 * referrals arrive, modulo these tables: who gets which answer may differ, how many get it does not.
 */

/** What a college does with a referral, and with the learner it accepted. */
export type CollegeHabit =
  | Readonly<{ answer: 'accept' | 'waitlist'; later: 'gains-a-level'; from: string; to: string }>
  | Readonly<{ answer: 'accept'; later: 'leaves'; because: string }>
  | Readonly<{ answer: 'accept'; later: 'never-comes' }>
  | Readonly<{ answer: 'decline'; because: string }>;

const gains = (from: string, to: string, answer: 'accept' | 'waitlist' = 'accept'): CollegeHabit => ({
  answer,
  later: 'gains-a-level',
  from,
  to,
});

/** Of twelve: seven gain a level (one of them after a wait in line), two enroll and leave, two are declined, one never comes. */
export const collegeHabits: readonly CollegeHabit[] = [
  gains('esl-2', 'esl-3'),
  gains('esl-1', 'esl-2'),
  { answer: 'decline', because: 'schedule-does-not-fit' },
  gains('esl-3', 'esl-4'),
  { answer: 'accept', later: 'leaves', because: 'schedule' },
  gains('esl-2', 'esl-4', 'waitlist'),
  gains('esl-4', 'esl-5'),
  { answer: 'accept', later: 'never-comes' },
  gains('esl-1', 'esl-3'),
  { answer: 'decline', because: 'course-does-not-fit' },
  { answer: 'accept', later: 'leaves', because: 'found-work' },
  gains('esl-3', 'esl-5'),
];

/** What a job center does with a referral. */
export type JobCenterHabit =
  | Readonly<{ answer: 'accept'; later: 'places'; wage: string; hours: string; occupation: string }>
  | Readonly<{ answer: 'accept'; later: 'finds-nothing' }>
  | Readonly<{ answer: 'decline'; because: string }>;

const places = (wage: string, hours: string, occupation: string): JobCenterHabit => ({
  answer: 'accept',
  later: 'places',
  wage,
  hours,
  occupation,
});

/** Of six: four are placed (O*NET-SOC occupations), one is declined, for one nothing is found. */
export const jobCenterHabits: readonly JobCenterHabit[] = [
  places('19.50', '37.5', '35-2014.00'),
  places('21.00', '40', '37-2011.00'),
  { answer: 'decline', because: 'schedule-does-not-fit' },
  places('23.75', '36', '31-1131.00'),
  { answer: 'accept', later: 'finds-nothing' },
  places('20.25', '24', '53-7065.00'),
];

/** The habit for the referral that arrived as number 1, 2, 3, … */
export const habitFor = <Habit>(habits: readonly Habit[], number: number): Habit => {
  const habit = habits[(number - 1) % habits.length];
  if (habit === undefined) throw new RangeError(`No habit for number ${number}: arrivals count from 1.`);
  return habit;
};
