import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@handoff/testkit';
import { parse } from 'yaml';
import type { RunningExchange } from '../exchange.ts';
import { operated } from '../operated.ts';
import { type Agency, agencyWith } from './agency.ts';

const partners = join(import.meta.dirname, '..', '..', '..', 'partners');

export type Manifest = Readonly<{
  slug: string;
  sealedMessages?: boolean;
  services?: unknown;
  [field: string]: unknown;
}>;

/** Connects agencies of the sample network, each played by the test itself. Changes make it the agency of one story. */
export type Network = Readonly<{
  exchange: RunningExchange;
  agency: (slug: string, changes?: Partial<Manifest>) => Promise<Agency>;
  /** An agency that is connected already says something else of itself; its credentials stay. */
  tellsAnew: (slug: string, changes: Partial<Manifest>) => Promise<void>;
  /** A number of its own for each person, also on servers that hold earlier runs. */
  person: (name: string) => string;
}>;

export const networkOf = (exchange: RunningExchange): Network => {
  const run = Date.now().toString(36);
  const known = new Map<string, Promise<Agency>>();
  return {
    exchange,
    person: (name) => `${name}-${run}`,
    agency: (slug, changes = {}) => {
      const name = changes.slug ?? slug;
      const found = known.get(name) ?? connect(exchange, { ...manifestOf(slug), ...changes });
      known.set(name, found);
      return found;
    },
    tellsAnew: async (slug, changes) => {
      await operated(exchange, 'gateway', '/internal/partners', { ...manifestOf(slug), ...changes });
    },
  };
};

/** A story reads what is said over REST, whatever way the agency of this name has in the sample. */
export const manifestOf = (slug: string): Manifest => {
  const { sealedMessages: _, ...manifest } = parse(
    readFileSync(join(partners, `${slug}.yaml`), 'utf8'),
  ) as Manifest;
  return { ...manifest, way: 'rest' };
};

const connect = async (exchange: RunningExchange, manifest: Manifest): Promise<Agency> => {
  await operated(exchange, 'gateway', '/internal/partners', manifest);
  // A registration is read back from its topic, which takes a moment.
  const issue = () => operated(exchange, 'gateway', `/internal/partners/${manifest.slug}/credentials`, {});
  const { token } = (await eventually(issue, { within: 60_000, every: 200 })) as { token: string };
  return agencyWith(manifest.slug, exchange.url, token);
};
