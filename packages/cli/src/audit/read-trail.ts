import type { Checkpoint, Link } from '@handoff/audit';
import type { ServiceClient } from '@handoff/http';
import { type ServiceName, serviceNames } from '@handoff/schemas';
import { z } from 'zod';

const entry = z.looseObject({ id: z.string(), tenant: z.string(), at: z.string() });
const link = z.object({
  tenant: z.string(),
  number: z.number(),
  previous: z.string(),
  hash: z.string(),
  entry,
});
const checkpoint = z.object({
  tenant: z.string(),
  size: z.number(),
  head: z.string(),
  at: z.string(),
  key: z.string(),
  signature: z.string(),
});
const overview = z.object({
  publicKey: z.string(),
  tenants: z.array(z.string()),
  checkpoints: z.array(checkpoint),
});

export type Trail = Readonly<{
  checkpoints: readonly Checkpoint[];
  chains: readonly Chain[];
}>;

/** One chain as it is kept; `events` knows, once its links were read, what is stored of the events they speak of. */
export type Chain = Readonly<{
  tenant: string;
  links: () => AsyncIterable<Link>;
  /** By the id of the event: its digest as it is stored now; null where it is gone. */
  events: ReadonlyMap<string, string | null>;
}>;

/** Beside each link stands its event as it is stored now, and that is a document to read for each. */
const pageSize = 250;
const patienceMs = 60_000;

/** All services' trails as they are kept; what they are worth is judged by who reads them. */
export const readTrail = async (of: (service: ServiceName) => ServiceClient): Promise<Trail> => {
  const vault = of('intake');
  const { tenants, checkpoints } = overview.parse((await vault.get('/internal/audit')).body);
  const kept = tenants.map((tenant) => chainOf(vault, '/internal/audit/:tenant/links', tenant));
  const changes = await Promise.all(serviceNames.map((name) => changesOf(of(name))));
  return { checkpoints, chains: [...kept, ...changes.flat()] };
};

const changesOf = async (service: ServiceClient): Promise<readonly Chain[]> => {
  const { body } = await service.get('/internal/audit/changes');
  const { tenants } = z.object({ tenants: z.array(z.string()) }).parse(body);
  return tenants.map((tenant) => chainOf(service, '/internal/audit/changes/:tenant/links', tenant));
};

const page = z.object({
  links: z.array(link),
  stored: z.record(z.string(), z.string().nullable()).default({}),
});

const chainOf = (service: ServiceClient, path: string, tenant: string): Chain => {
  const events = new Map<string, string | null>();
  const links = async function* (): AsyncIterable<Link> {
    for (let after = 0; ; ) {
      const { body } = await service.get(path, {
        params: { tenant },
        query: { after: String(after), limit: String(pageSize) },
        timeoutMs: patienceMs,
      });
      const { links: read, stored } = page.parse(body);
      for (const [id, digest] of Object.entries(stored)) events.set(id, digest);
      yield* read;
      const last = read.at(-1);
      if (!last || read.length < pageSize) return;
      after = last.number;
    }
  };
  return { tenant, links, events };
};

/** Checkpoints that somebody kept elsewhere: one a line. */
export const readWitness = (text: string): readonly Checkpoint[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => checkpoint.parse(JSON.parse(line)));
