import { setTimeout as pause } from 'node:timers/promises';

type Patience = Readonly<{ within?: number; every?: number }>;

/** Tries until `attempt` no longer throws and gives what it returns; when time is up, throws what it threw last. */
export const eventually = async <T>(
  attempt: () => T | Promise<T>,
  { within = 10_000, every = 50 }: Patience = {},
): Promise<T> => {
  const deadline = Date.now() + within;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() >= deadline) throw late(error, within);
    }
    await pause(every);
  }
};

/** The assertion's own message and diff stay: they say what was still missing. */
const late = (error: unknown, within: number): unknown => {
  if (error instanceof Error) error.message = `after ${within} ms still: ${error.message}`;
  return error;
};
