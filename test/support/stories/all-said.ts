import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { topics } from '@handoff/schemas';
import { readKafka } from '../../resilience/reading/read-kafka.ts';
import type { RunningExchange } from '../exchange.ts';
import { stackOf } from '../stack-of.ts';
import type { Agency } from './agency.ts';

export type Text = Readonly<{ where: string; text: string }>;

/** Whatever left a service: what agencies were told, every event and command as decoded, every log. */
export const allSaid = async (
  exchange: RunningExchange,
  agencies: readonly Agency[],
): Promise<readonly Text[]> => {
  const feeds = await Promise.all(
    agencies.map(async ({ slug, told }) => ({ where: slug, text: JSON.stringify(await told()) })),
  );
  const { records } = await readKafka(stackOf(exchange), Object.keys(topics));
  const events = records.map(({ topic, type, value }) => ({
    where: `${topic} ${type}`,
    text: JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each)),
  }));
  const folder = join(exchange.data, 'logs');
  const logs = readdirSync(folder)
    .filter((file) => file.endsWith('.log'))
    .map((file) => ({ where: file, text: readFileSync(join(folder, file), 'utf8') }));
  return [...feeds, ...events, ...logs];
};
