import { citations } from '../../indicators/citations.ts';
import { oncePerPerson } from '../../indicators/employer-retention.ts';
import type { Standing } from '../../indicators/figure.ts';
import { quarterOf } from '../../indicators/quarters.ts';
import { regulation } from '../../indicators/regulation.ts';
import { exitsOfAnnualReport } from '../../indicators/reporting-calendar.ts';
import type { Answer, Behind, Kind, Told } from './answer.ts';
import type { Ask, Cells } from './open-snapshot.ts';
import { eventsBehind, exitedWithin } from './periods-behind.ts';
import { exitsWithin, programCell, programCells } from './program-cell.ts';
import { shareIn } from './why-rate.ts';
import { contestedIn, quarterIn } from './work-behind.ts';

const measure = 'retention_same_employer';

/** Each person once, with both quarters and the reports that name an employer in them. */
export const retention: Kind = {
  cells: [programCells(measure, ['all'])],
  behind: (cell) => {
    const named = programCell(cell, measure, ['all']);
    return named && ((ask) => whyRetention(ask, named.year));
  },
};

const whyRetention = async (ask: Ask, year: number): Promise<Answer> => {
  const span = exitsOfAnnualReport(year, 'fourthQuarter', regulation);
  const all = (await exitedWithin(ask, span)).flatMap((period) => standingOf(period) ?? []);
  const [eventsOf, employers] = [await eventsBehind(ask), await employersNamed(ask)];
  const ofPerson = Map.groupBy(all, ({ person }) => person);
  const rows = oncePerPerson(all).map(({ period, person, counted, unknowable }): Behind => {
    const others = (ofPerson.get(person) ?? []).filter((other) => other.period !== period);
    return {
      counted: unknowable ? 'unknowable' : counted,
      id: period['period_id'] ?? '',
      person,
      said: {
        exit: period['exit'] ?? null,
        second_quarter: `${quarterIn(period, 2)} ${period['employment_q2'] ?? ''}`,
        fourth_quarter: `${quarterIn(period, 4)} ${period['employment_q4'] ?? ''}`,
        contested:
          [contestedIn(period, 2), contestedIn(period, 4)].filter((fields) => fields !== null).join(',') ||
          null,
        not_counted_again:
          others.length === 0 ? null : others.map((other) => other.period['period_id']).join(','),
      },
      events: eventsOf(period).map((event) => withEmployer(event, period, employers)),
    };
  });
  return { value: shareIn(rows), rules: citations[measure], within: exitsWithin(span), rows };
};

type Stands = Pick<Standing, 'person' | 'counted'> & Readonly<{ period: Cells; unknowable: boolean }>;

/** By the period's standing in both quarters; nobody who was not employed in the second is asked. */
const standingOf = (period: Cells): Stands | undefined => {
  const [second, fourth] = [period['employment_q2'], period['employment_q4']];
  const stands = (counted: Standing['counted'], unknowable = false): Stands => ({
    period,
    person: period['person_id'] ?? '',
    counted,
    unknowable,
  });
  if (second === 'excluded' || second === 'not-yet-known') return stands(second);
  if (second !== 'success') return undefined;
  if (fourth === 'not-yet-known') return stands(fourth);
  if (fourth === 'success' && period['same_employer'] === 'true') return stands('success');
  return stands('failure', fourth === 'unknowable');
};

/** The employer's number as the report that stands names it, by event. */
const employersNamed = async (ask: Ask): Promise<ReadonlyMap<string, string>> => {
  const named = await ask('SELECT event_id, employer FROM quarters_standing WHERE employer IS NOT NULL');
  return new Map(named.map((row) => [row['event_id'] ?? '', row['employer'] ?? '']));
};

const withEmployer = (event: Told, period: Cells, employers: ReadonlyMap<string, string>): Told => {
  const employer = employers.get(event.event);
  const quarter = quarterOf(event.on);
  const isAsked = quarter === quarterIn(period, 2) || quarter === quarterIn(period, 4);
  return employer !== undefined && isAsked ? { ...event, says: `${quarter} at ${employer}` } : event;
};
