import { setTimeout } from 'node:timers/promises';
import { HttpFault } from './fault.ts';
import { type Route, route } from './route.ts';

/** What must hold before work is sent here, by name: `{ consumer: () => consumer.ready() }`. */
export type HealthChecks = Readonly<Record<string, () => boolean | Promise<boolean>>>;

const patienceMs = 2_000;

/** Live: the process answers. Ready: every check holds. */
export const healthRoutes = (checks: HealthChecks): readonly Route[] => [
  route({
    method: 'GET',
    path: '/health/live',
    auth: 'public',
    untraced: true,
    summary: 'The process answers',
    handle: () => ({ status: 'live' }),
  }),
  route({
    method: 'GET',
    path: '/health/ready',
    auth: 'public',
    untraced: true,
    summary: 'The process can take work',
    handle: async () => {
      const failing = await failingChecks(checks);
      if (failing.length > 0) throw notReady(failing);
      return { status: 'ready' };
    },
  }),
];

const failingChecks = async (checks: HealthChecks): Promise<string[]> => {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => ({ name, holds: await holds(check) })),
  );
  return results.filter((each) => !each.holds).map(({ name }) => name);
};

const holds = async (check: HealthChecks[string]): Promise<boolean> => {
  const tooLate = new AbortController();
  try {
    return await Promise.race([
      check(),
      setTimeout(patienceMs, false, { signal: tooLate.signal, ref: false }),
    ]);
  } catch {
    return false;
  } finally {
    tooLate.abort();
  }
};

const notReady = (failing: readonly string[]) =>
  new HttpFault(
    'not-ready',
    {
      place: failing.join(', '),
      reason: 'What this service depends on is not there yet.',
      mend: 'Wait; if it stays, look at the log of this service and of what is named.',
    },
    { 'retry-after': '1' },
  );
