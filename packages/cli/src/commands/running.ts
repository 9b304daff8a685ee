import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Addresses, stackStatus } from '@handoff/local-stack';
import { fromEnvironment } from '@handoff/local-stack';
import type { ServiceName } from '@handoff/schemas';
import { CliFault } from '../fault.ts';
import { operator, type Operator } from '../up/operator.ts';
import { secretsIn } from '../up/secrets.ts';

export type RunningExchange = Readonly<{
  url: string;
  urls: Readonly<Record<ServiceName, string>>;
  operator: Operator;
  /** Its business time may be moved forward. */
  sandbox: boolean;
  /** Where the backing services answer; asked for only by what talks to Kafka itself. */
  addresses: () => Addresses;
}>;

type Noted = Pick<RunningExchange, 'url' | 'urls' | 'sandbox'>;

const noteIn = (data: string): string => join(data, 'run', 'exchange.json');

const notedIn = (data: string): Noted => {
  if (!isNoted(data)) throw notRunning(data);
  return JSON.parse(readFileSync(noteIn(data), 'utf8')) as Noted;
};

/** Whether an exchange said that it runs here; it may have been killed since. */
export const isNoted = (data: string): boolean => existsSync(noteIn(data));

/** Where its public door is, for who may not read its secrets. */
export const exchangeUrl = (data: string): string => notedIn(data).url;

/** The exchange that runs on a data folder, as another command finds it. */
export const runningExchange = (data: string): RunningExchange => {
  const { url, urls, sandbox } = notedIn(data);
  return {
    url,
    urls,
    sandbox,
    operator: operator({ urls }, secretsIn(join(data, 'secrets'))),
    addresses: () => addressesOf(data),
  };
};

const addressesOf = (data: string): Addresses => {
  const { kafka, registry, mongo } = {
    ...stackStatus(data).running?.addresses,
    ...fromEnvironment(process.env),
  };
  if (!kafka || !registry || !mongo) throw notRunning(data);
  return { kafka, registry, mongo };
};

const notRunning = (data: string): CliFault =>
  new CliFault('not-running', {
    place: data,
    reason: 'No exchange runs on this data folder.',
    mend: 'Start it with `npm start`, or name the folder of one that runs with --data.',
  });
