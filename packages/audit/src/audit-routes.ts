import { type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import type { ChainStore, CheckpointStore } from './chain-store.ts';
import { keepCheckpoints } from './keep-checkpoints.ts';
import type { Signer } from './checkpoint.ts';

export type AuditTrail = Readonly<{ chain: ChainStore; checkpoints: CheckpointStore; signer: Signer }>;
type Parts = Readonly<{ auth: ServiceAuth; trail: AuditTrail; now: () => string }>;

/** A page of a chain's links, as whoever verifies asks for it. */
export const linksAsked = {
  params: z.object({ tenant: z.string().max(100) }),
  query: z.object({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(1_000).default(1_000),
  }),
} as const;

/** For whoever verifies: the links as they are kept, and what was signed about them. It judges nothing itself. */
export const auditRoutes = ({ auth, trail, now }: Parts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/internal/audit',
    summary: 'Whose chains there are, what was signed about them, and by which key',
    auth: auth.mayCall('audit'),
    handle: async () => {
      await keepCheckpoints({ ...trail, now });
      return {
        publicKey: trail.signer.publicKey,
        tenants: await trail.chain.tenants(),
        checkpoints: await trail.checkpoints.all(),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/internal/audit/:tenant/links',
    summary: 'The links of one chain, in order',
    auth: auth.mayCall('audit'),
    ...linksAsked,
    handle: async ({ params, query }) => ({
      links: await trail.chain.links(params.tenant, query.after, query.limit),
    }),
  }),
];
