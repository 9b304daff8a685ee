import { quarterOf, quartersAfter } from '../../indicators/quarters.ts';
import type { Told } from './answer.ts';
import type { Ask, Cells } from './open-snapshot.ts';

type Asked = 2 | 4;

export const quarterIn = (period: Cells, after: Asked): string =>
  quartersAfter(quarterOf(period['exit'] ?? ''), after);

/** In what agencies contradict one another about that quarter; null: in nothing. */
export const contestedIn = (period: Cells, after: Asked): string | null =>
  period[`contested_q${after}`] ?? null;

/** Of the events behind a period, what each says of the quarter that is asked about, and which of them counts. */
export const workBehind = async (
  ask: Ask,
): Promise<(events: readonly Told[], period: Cells, after: Asked) => readonly Told[]> => {
  const told = await ask(
    'SELECT event_id, employed_as, wage_cents, wage_per, false AS began FROM quarters_standing UNION ALL ' +
      'SELECT event_id, NULL, wage_cents, wage_per, true FROM employments_standing',
  );
  const counted = await ask('SELECT counted_event_id FROM work_in_quarters');
  const saidBy = new Map(told.map((row) => [row['event_id'] ?? '', inWords(row)]));
  const counts = new Set(counted.map((row) => row['counted_event_id']));
  return (events, period, after) =>
    events.map((event) => {
      const said = saidBy.get(event.event);
      const quarter = quarterIn(period, after);
      if (said === undefined || quarterOf(event.on) !== quarter) return event;
      return { ...event, says: `${quarter} ${said}${counts.has(event.event) ? ', counts' : ''}` };
    });
};

const inWords = (row: Cells): string => {
  const [cents, per] = [row['wage_cents'] ?? null, row['wage_per'] ?? null];
  const work = row['began'] === 'true' ? 'a job began' : (row['employed_as'] ?? '');
  return cents === null ? work : `${work} at ${cents} US cents${per === null ? '' : ` a ${per}`}`;
};
