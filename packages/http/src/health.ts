import { setTimeout } from 'node:timers/promises';
import { HttpFault } from './fault.ts';
import { type Route, route } from './route.ts';

/** A check that can say more than that it fails. */
export type Unready = Readonly<{ code: string; reason: string; mend: string }>;
type Verdict = boolean | Unready;

/** What must hold before work is sent here, by name: `{ consumer: () => consumer.ready() }`. */
export type HealthChecks = Readonly<Record<string, () => Verdict | Promise<Verdict>>>;

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

type Failing = Readonly<{ name: string; holds: Exclude<Verdict, true> }>;

const failingChecks = async (checks: HealthChecks): Promise<Failing[]> => {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => ({ name, holds: await holds(check) })),
  );
  return results.filter((each): each is Failing => each.holds !== true);
};

const holds = async (check: HealthChecks[string]): Promise<Verdict> => {
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

const usual: Unready = {
  code: 'not-ready',
  reason: 'What this service depends on is not there yet.',
  mend: 'Wait; if it stays, look at the log of this service and of what is named.',
};

const notReady = (failing: readonly Failing[]) => {
  const { code, reason, mend } =
    failing.map(({ holds: said }) => said).find((said) => said !== false) ?? usual;
  const place = failing.map(({ name }) => name).join(', ');
  return new HttpFault(code, { place, reason, mend }, { 'retry-after': '1' });
};
