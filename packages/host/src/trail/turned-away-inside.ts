import { anyone, type OnRefused } from '@handoff/http';
import type { Context } from '../definition.ts';

/** At the internal door: whom nobody knows, and whom the table of calls does not let. What services answer each other is no refusal. */
export const turnedAwayInside =
  ({ turnAway }: Pick<Context, 'turnAway'>): OnRefused =>
  async ({ method, route, caller, because }) => {
    const known = caller.name !== anyone.name;
    if (known && because !== 'not-allowed') return;
    const what = known ? `${method} ${route}` : 'internal door';
    await turnAway({ by: 'exchange', of: caller.name, what, because });
  };
