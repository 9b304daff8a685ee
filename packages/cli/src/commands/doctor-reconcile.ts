import { setTimeout as wait } from 'node:timers/promises';
import { serviceNames } from '@handoff/schemas';
import { z } from 'zod';
import { runningExchange } from './running.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;

const reconciled = z.object({
  service: z.string(),
  streams: z.number(),
  events: z.number(),
  answers: z.number(),
  places: z.number(),
  trouble: z.array(z.object({ stream: z.string(), sequence: z.number(), code: z.enum(['fork', 'missing']) })),
});
type Reconciled = z.infer<typeof reconciled>;

/** Reading back four weeks takes its time. */
const patienceMs = 3_600_000;
const readyWithinMs = 120_000;

/** After the document store was put back: every service brings back what it had published, and goes on. */
export const doctorReconcile = async ({ data, json, say }: Options): Promise<number> => {
  const { operator, urls } = runningExchange(data);
  const results = await Promise.all(
    serviceNames.map(async (name) => {
      const { body } = await operator.of(name).post('/internal/reconcile', {}, { timeoutMs: patienceMs });
      return reconciled.parse(body);
    }),
  );
  const well = results.every(({ trouble }) => trouble.length === 0);
  const ready = well && (await allReady(Object.values(urls)));
  if (json) say(JSON.stringify({ services: results, ready }, null, 2));
  else {
    for (const line of results.flatMap(inWords)) say(line);
    say(ready ? 'The exchange goes on.' : 'Not every service is ready: `handoff status` names them.');
  }
  return ready ? 0 : 1;
};

const mends = {
  fork: 'two events claim this place: somebody wrote to the store after it was put back. Put it back once more and start again.',
  missing: 'it is retained nowhere any more. Put back a newer backup.',
};

const inWords = ({ service, streams, events, answers, places, trouble }: Reconciled): readonly string[] => [
  events + answers + places === 0
    ? `${service}: nothing was missing`
    : `${service}: ${events} events of ${streams} streams and ${answers} answers came back; ${places} partitions are read again`,
  ...trouble.map(({ stream, sequence, code }) => `${service}: ${stream} ${sequence}: ${mends[code]}`),
];

const allReady = async (urls: readonly string[]): Promise<boolean> => {
  const deadline = performance.now() + readyWithinMs;
  while (performance.now() < deadline) {
    if ((await Promise.all(urls.map(isReady))).every(Boolean)) return true;
    await wait(500);
  }
  return false;
};

const isReady = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3_000) })).ok;
  } catch {
    return false;
  }
};
