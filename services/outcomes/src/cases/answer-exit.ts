import { exitAsOf, servicesForExit } from '../indicators/exit.ts';
import { CaseMistake } from './mistake.ts';
import { placeOf } from './read-cases.ts';
import { programOf, type Scene, scheduledIn, servicesByProgram } from './scene.ts';
import { quartersAfterExit } from './show-quarters.ts';

/** Whether somebody had left as of a day, and from when on. */
export const answerExit = (scene: Scene): unknown => {
  const { asOf, commonExit = false } = scene.under;
  if (asOf === undefined)
    throw new CaseMistake(
      'day-missing',
      placeOf([...scene.place, 'expected']),
      'Whether somebody has left depends on the day one asks.',
      'Name it in the key: a_as_of_2025-02-12.',
    );
  const byProgram = servicesByProgram(scene);
  const together = commonExit ? Object.keys(byProgram) : [];
  const services = servicesForExit(programOf(scene) ?? 'adult', byProgram, together, scene.rules);
  const answer = exitAsOf(asOf, services, scheduledIn(scene), scene.rules);
  const { days, lastQualifyingService } = answer;
  const said = { exited: answer.exited, last_qualifying_service: lastQualifyingService, days };
  return answer.exited
    ? {
        ...said,
        exit_date: answer.exitDate,
        determinable_on: answer.determinableOn,
        ...quartersAfterExit(answer.exitDate, scene.rules),
      }
    : { ...said, reason: answer.reason };
};
