import { idsIn, referralsIn, type Stage } from './stage.ts';

/** Facts that agencies report of the people they serve. */
export const reportsIn = (stage: Stage) => {
  const { ids, tell } = stage;
  const idsOf = idsIn(stage);
  const { referralAt } = referralsIn(stage);
  const fact = async (agency: string, number: number) => {
    const referralId = await referralAt(agency, number);
    const { personId, journeyId } = idsOf(number);
    const participationId = ids.derive('participation', referralId);
    return { participationId, referralId, journeyId, personId, provider: agency };
  };

  return {
    enrolled: async (agency: string, number = 1) => {
      const known = await fact(agency, number);
      const enrolled = { ...known, program: 'aefla', enrolledOn: '2026-02-02', term: null };
      return tell('EnrollmentRecorded', known.participationId, enrolled);
    },
    levelGain: async (agency: string, number = 1) => {
      const known = await fact(agency, number);
      const gain = {
        kind: 'measurable-skill-gain',
        type: 'educational-functioning-level',
        attainedOn: '2026-05-20',
        fromLevel: 'esl-3',
        toLevel: 'esl-4',
        evidence: 'pre-post-test',
      };
      return tell('MilestoneAttained', known.participationId, { ...known, ...gain });
    },
    placed: async (agency: string, number = 1) => {
      const known = await fact(agency, number);
      const job = {
        startedOn: '2026-06-15',
        wageCents: 2_250,
        wagePer: 'hour',
        hoursPerWeek: 32,
        occupation: null,
      };
      const employed = { ...known, ...job, evidence: 'employer-letter' };
      return tell('EmploymentRecorded', known.participationId, employed);
    },
  };
};
