import type { Checkpoint, Link } from '@handoff/audit';
import type { ServiceClient } from '@handoff/http';
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
  tenants: readonly string[];
  checkpoints: readonly Checkpoint[];
  links: (tenant: string) => AsyncIterable<Link>;
}>;

const pageSize = 1_000;

/** A service's trail as it is kept; what it is worth is judged by who reads it. */
export const readTrail = async (service: ServiceClient): Promise<Trail> => {
  const { tenants, checkpoints } = overview.parse((await service.get('/internal/audit')).body);
  return { tenants, checkpoints, links: (tenant) => readLinks(service, tenant) };
};

async function* readLinks(service: ServiceClient, tenant: string): AsyncIterable<Link> {
  for (let after = 0; ; ) {
    const { body } = await service.get('/internal/audit/:tenant/links', {
      params: { tenant },
      query: { after: String(after), limit: String(pageSize) },
    });
    const { links } = z.object({ links: z.array(link) }).parse(body);
    yield* links;
    const last = links.at(-1);
    if (!last || links.length < pageSize) return;
    after = last.number;
  }
}

/** Checkpoints that somebody kept elsewhere: one a line. */
export const readWitness = (text: string): readonly Checkpoint[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => checkpoint.parse(JSON.parse(line)));
