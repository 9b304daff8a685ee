import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { giveCredentials, keyFile, type Parts, register } from '../partner/connect-partner.ts';
import { readManifest } from '../partner/read-manifest.ts';

export type Agency = Readonly<{
  slug: string;
  name: string;
  kind: string;
  way: string;
  manifest: string;
  credentials: string;
  key: string;
}>;

/** Registers every manifest of the folder, and fetches credentials for those that have none yet. */
export const loadNetwork = async ({
  manifests,
  ...parts
}: Parts & Readonly<{ manifests: string }>): Promise<readonly Agency[]> => {
  const files = readdirSync(manifests)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted();
  const agencies: Agency[] = [];
  for (const file of files) agencies.push(await load(join(manifests, file), parts));
  return agencies;
};

const load = async (file: string, parts: Parts): Promise<Agency> => {
  const manifest = readManifest(file);
  const { slug, name, kind, way } = manifest;
  await register(file, manifest, parts);
  const credentials = await giveCredentials(slug, parts);
  return { slug, name, kind, way, manifest: file, credentials, key: keyFile(parts.secrets, slug) };
};
