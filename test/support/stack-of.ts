import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Addresses, fromEnvironment } from '@handoff/local-stack';
import type { RunningExchange } from './exchange.ts';

/** The servers behind a running exchange: those it started, or those the environment names. */
export const stackOf = ({ data }: Pick<RunningExchange, 'data'>): Addresses => {
  const file = join(data, 'stack', 'running.json');
  if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { addresses: Addresses }).addresses;
  const { kafka, registry, mongo } = fromEnvironment(process.env);
  if (kafka && registry && mongo) return { kafka, registry, mongo };
  throw new Error(`nobody says where the servers of ${data} are`);
};
