import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { RefusedByPeer } from '@handoff/http';
import { parse } from 'yaml';
import { CliFault } from '../fault.ts';
import { agencyKey } from './agency-key.ts';
import type { Operator } from './operator.ts';

export type Agency = Readonly<{
  slug: string;
  name: string;
  kind: string;
  way: string;
  manifest: string;
  credentials: string;
  key: string;
}>;

type Options = Readonly<{
  manifests: string;
  secrets: string;
  operator: Operator;
  /** Where a partner reaches the exchange; written beside its credentials. */
  exchange: Readonly<{ url: string; brokers: readonly string[] }>;
}>;
type Manifest = Readonly<{ slug: string; name: string; kind: string; way: string; [field: string]: unknown }>;

/** Registers every manifest of the folder, and fetches credentials for those that have none yet. */
export const loadNetwork = async ({
  manifests,
  secrets,
  operator,
  exchange,
}: Options): Promise<readonly Agency[]> => {
  mkdirSync(secrets, { recursive: true, mode: 0o700 });
  const files = readdirSync(manifests)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted();
  const agencies: Agency[] = [];
  for (const file of files) agencies.push(await load(join(manifests, file), secrets, operator, exchange));
  return agencies;
};

const load = async (
  file: string,
  secrets: string,
  operator: Operator,
  exchange: Options['exchange'],
): Promise<Agency> => {
  const manifest = read(file);
  const { slug, name, kind, way } = manifest;
  const credentials = join(secrets, `${slug}.json`);
  const key = join(secrets, `${slug}.key.json`);
  const gateway = operator.of('gateway');
  const publicKey = manifest['sealedMessages'] === true ? await agencyKey(key) : null;
  const { sealedMessages: _, ...profile } = manifest;
  await namingFile(file, () => gateway.post('/internal/partners', { ...profile, publicKey }));
  const issue = () => gateway.post('/internal/partners/:slug/credentials', {}, { params: { slug } });
  const held = existsSync(credentials) ? readFileSync(credentials, 'utf8') : undefined;
  const issued = held === undefined ? (await onceRegistered(issue)).body : JSON.parse(held);
  // The ports may be others than last time, so the addresses are written anew.
  writeFileSync(credentials, `${JSON.stringify({ ...(issued as object), exchange }, null, 2)}\n`, {
    mode: 0o600,
  });
  return { slug, name, kind, way, manifest: file, credentials, key };
};

const read = (file: string): Manifest => {
  try {
    return parse(readFileSync(file, 'utf8'), { prettyErrors: true }) as Manifest;
  } catch (error) {
    throw new CliFault('manifest-unreadable', {
      place: file,
      reason: error instanceof Error ? error.message : 'It is not YAML.',
      mend: 'Correct the file at the line named.',
    });
  }
};

/** A refused manifest is named by its file, not by the address it was sent to. */
const namingFile = async (file: string, send: () => Promise<unknown>): Promise<void> => {
  try {
    await send();
  } catch (error) {
    if (!(error instanceof RefusedByPeer)) throw error;
    throw new CliFault(error.code, {
      place: `${basename(file)} ${error.place ?? ''}`,
      reason: error.reason,
      mend: error.mend,
    });
  }
};

const patienceMs = 30_000;

/** A registration is read back from its topic, which takes a moment. */
const onceRegistered = async <T>(ask: () => Promise<T>): Promise<T> => {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const early = error instanceof RefusedByPeer && error.code === 'unknown-partner';
      if (!early || performance.now() > deadline) throw error;
      await wait(100);
    }
  }
};
