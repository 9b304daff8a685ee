import { refuse } from '@handoff/decider';
import type { Recorded } from './participation-state.ts';

/** What one fact demands of another, looked at again when one of them changes. */
export const checkStands = ({ enrollment, services, milestones, exit }: Recorded): void => {
  if (milestones.length > 0 && enrollment === null)
    refuse('facts-rest-on-it', {
      place: 'amends',
      reason: 'A milestone was reported, and a milestone needs an enrollment.',
      mend: 'Take the milestones back first, or correct the enrollment instead.',
    });
  if (enrollment !== null && milestones.some(({ attainedOn }) => attainedOn < enrollment.enrolledOn))
    refuse('facts-rest-on-it', {
      place: 'on',
      reason: 'A milestone was reported for a day before this enrollment.',
      mend: 'Correct or take back the milestone first.',
    });
  const days = [...services.map(({ to }) => to), ...(enrollment === null ? [] : [enrollment.enrolledOn])];
  if (exit !== null && days.some((day) => day > exit.lastServiceOn))
    refuse('facts-rest-on-it', {
      place: 'on',
      reason: 'The exit was reported for a day before this one.',
      mend: 'Correct or take back the exit first.',
    });
};
