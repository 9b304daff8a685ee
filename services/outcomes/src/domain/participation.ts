import type { Decider } from '@handoff/decider';
import { correctFact, withdrawFact } from './amend.ts';
import { recordEmployment } from './employment.ts';
import { recordEnrollment } from './enrollment.ts';
import { recordExit } from './exit.ts';
import type { IsCode, ParticipationCommand, ParticipationEvent } from './facts.ts';
import { recordMilestone } from './milestone.ts';
import { evolve, type Participation } from './participation-state.ts';
import { recordQuarter } from './quarter.ts';
import { checkReferral, checkWhose } from './rules.ts';
import { recordService } from './service.ts';

const decide =
  (isCode: IsCode) =>
  (command: ParticipationCommand, participation: Participation): ParticipationEvent[] => {
    checkWhose(command.data, participation);
    checkReferral(command);
    switch (command.type) {
      case 'RecordQuarter':
        return recordQuarter(command, participation, isCode);
      case 'CorrectFact':
        return correctFact(command, participation, isCode, decide(isCode));
      case 'WithdrawFact':
        return withdrawFact(command, participation, isCode);
      case 'RecordEnrollment':
        return recordEnrollment(command, participation, isCode);
      case 'RecordService':
        return recordService(command, participation, isCode);
      case 'RecordMilestone':
        return recordMilestone(command, participation, isCode);
      case 'RecordEmployment':
        return recordEmployment(command, participation, isCode);
      case 'RecordExit':
        return recordExit(command, participation, isCode);
    }
  };

/** What came of one referral at one provider, as the provider reports it: facts, never figures. */
export const participationDecider = (
  isCode: IsCode,
): Decider<ParticipationCommand, Participation, ParticipationEvent> => ({
  initial: { stage: 'none' },
  decide: decide(isCode),
  evolve,
});
