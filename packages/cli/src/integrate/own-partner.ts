import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { RunningExchange } from '../commands/running.ts';
import { giveCredentials, register } from '../partner/connect-partner.ts';
import { readManifest } from '../partner/read-manifest.ts';

type Parts = Readonly<{ data: string; exchange: RunningExchange }>;

/** Registers a partner whose manifest is made here, beside the data and not among the manifests of the project. */
export const ownPartner = async (
  { data, exchange: { operator, url, addresses } }: Parts,
  manifest: Readonly<{ slug: string }> & object,
): Promise<string> => {
  const folder = join(data, 'sandbox');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${manifest.slug}.yaml`);
  writeFileSync(file, stringify(manifest));
  const parts = {
    operator,
    secrets: join(data, 'secrets', 'partners'),
    exchange: { url, brokers: addresses().kafka.brokers },
  };
  await register(file, readManifest(file), parts);
  await giveCredentials(manifest.slug, parts);
  return file;
};

/** The agency on the other side: it refers made-up people, for the sandbox and for the kit. */
export const counterpartSlug = 'handoff-test-counterpart';

export const counterpartManifest = {
  slug: counterpartSlug,
  name: 'Test counterpart',
  kind: 'community-organization',
  jurisdiction: 'US-MA',
  way: 'rest',
  serves: 'Nobody: it refers made-up people to whoever tries the exchange.',
  languages: ['en'],
  services: [],
};
