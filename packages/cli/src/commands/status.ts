import { serviceNames } from '@handoff/schemas';
import { type Line, table } from '../draw/table.ts';
import { masterKeyInWords, masterKeyOf } from './master-key.ts';
import { runningExchange } from './running.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;

/** Which services are ready, what each counts, and what is due for the master key. Exit code 1 when a service is not ready. */
export const status = async ({ data, json, say }: Options): Promise<number> => {
  const { url, urls, operator } = runningExchange(data);
  const states = await Promise.all(
    serviceNames.map(async (name) => ({
      name,
      ready: await isReady(urls[name]),
      summary: await operator
        .of(name)
        .get('/internal/summary')
        .then(
          ({ body }) => body as object,
          () => ({}),
        ),
    })),
  );
  const masterKey = await masterKeyOf(operator.of('intake'));
  if (json) say(JSON.stringify({ url, services: states, masterKey }, null, 2));
  else {
    say(
      table(
        `Handoff at ${url}`,
        states.map(
          ({ name, ready, summary }): Line => [name, `${ready ? 'ready' : 'NOT READY'}  ${inWords(summary)}`],
        ),
      ),
    );
    for (const line of masterKeyInWords(masterKey)) say(line);
  }
  return states.every(({ ready }) => ready) ? 0 : 1;
};

const isReady = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3_000) })).ok;
  } catch {
    return false;
  }
};

const inWords = (summary: object): string =>
  Object.entries(summary)
    .filter(([name]) => name !== 'service')
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ');
