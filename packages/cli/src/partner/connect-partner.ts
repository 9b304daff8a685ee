import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { RefusedByPeer } from '@handoff/http';
import { z } from 'zod';
import { CliFault } from '../fault.ts';
import { agencyKey } from '../up/agency-key.ts';
import type { Operator } from '../up/operator.ts';
import type { Manifest } from './read-manifest.ts';

export type Parts = Readonly<{
  /** Folder of the partners' credentials. */
  secrets: string;
  operator: Operator;
  /** Where a partner reaches the exchange; written beside its credentials. */
  exchange: Readonly<{ url: string; brokers: readonly string[] }>;
}>;

const registration = z.object({
  outcome: z.string(),
  changes: z.array(z.object({ place: z.string(), from: z.unknown(), to: z.unknown() })),
});
export type Registration = z.infer<typeof registration>;

export const credentialsFile = (secrets: string, slug: string): string => join(secrets, `${slug}.json`);
export const keyFile = (secrets: string, slug: string): string => join(secrets, `${slug}.key.json`);

/** Registers a manifest, or says with `dryRun` what that would change. */
export const register = async (
  file: string,
  manifest: Manifest,
  { secrets, operator }: Pick<Parts, 'secrets' | 'operator'>,
  dryRun = false,
): Promise<Registration> => {
  const { sealedMessages, ...profile } = manifest;
  const key = keyFile(secrets, manifest.slug);
  // Nothing is written by a look: without a key there is none to compare.
  const publicKey = sealedMessages === true && (existsSync(key) || !dryRun) ? await keyOf(key) : null;
  return namingFile(file, async () => {
    const gateway = operator.of('gateway');
    const { body } = await gateway.call({
      method: 'POST',
      path: '/internal/partners',
      query: { dryRun: String(dryRun) },
      body: { ...profile, publicKey },
    });
    return registration.parse(body);
  });
};

const keyOf = (file: string) => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return agencyKey(file);
};

/** Credentials as they lie here, or new ones where there are none yet; with the addresses of today. */
export const giveCredentials = async (
  slug: string,
  { secrets, operator, exchange }: Parts,
  anew = false,
): Promise<string> => {
  const file = credentialsFile(secrets, slug);
  mkdirSync(secrets, { recursive: true, mode: 0o700 });
  const held = !anew && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : undefined;
  const issue = () =>
    operator.of('gateway').post('/internal/partners/:slug/credentials', {}, { params: { slug } });
  const issued = held ?? ((await onceRegistered(issue)).body as object);
  // The ports may be others than last time, so the addresses are written anew.
  writeFileSync(file, `${JSON.stringify({ ...issued, exchange }, null, 2)}\n`, { mode: 0o600 });
  return file;
};

/** A refused manifest is named by its file, not by the address it was sent to. */
const namingFile = async <T>(file: string, send: () => Promise<T>): Promise<T> => {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof RefusedByPeer)) throw error;
    const place = `${basename(file)} ${error.place ?? ''}`.trim();
    throw new CliFault(error.code, { place, reason: error.reason, mend: error.mend }, error);
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
