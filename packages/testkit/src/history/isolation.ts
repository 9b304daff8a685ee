import type { Evidence } from './evidence.ts';
import { type Violation, violationsOf } from './violation.ts';

const leaked = violationsOf('I9');

/** What belongs to one agency's people is read by that agency and by whom they consented to, and by no one else. */
export const isolation = ({ state }: Evidence): readonly Violation[] => {
  const readings = [...(state.readings ?? []), ...takesOf(state)];
  return (state.canaries ?? []).flatMap(({ text, mayRead }) =>
    readings
      .filter((reading) => !mayRead.includes(reading.by) && reading.text.includes(text))
      // The canary itself is not repeated: a report of a leak must not leak.
      .map(({ by, where }) =>
        leaked(where, `shows ${by} what ${mayRead.join(', ') || 'nobody'} alone may read`),
      ),
  );
};

const takesOf = ({ takes = [] }: Evidence['state']) =>
  takes.map(({ partner, id, body }) => ({
    by: partner,
    where: `take ${id}`,
    text: typeof body === 'string' ? body : JSON.stringify(body),
  }));
