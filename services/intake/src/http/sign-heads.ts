import { type AuditTrail, signHeads } from '@handoff/audit';
import type { Context } from '@handoff/host';
import { HttpFault, type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';

const head = z.strictObject({
  tenant: z
    .string()
    .regex(/^[a-z]+(\.[a-z0-9-]+){1,2}$/)
    .max(100),
  number: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
const ends = z.strictObject({ heads: z.array(head).max(10_000) });

/** Intake holds the key that signs, and signs what it did not write: a service cannot sign a trail that it wrote anew. */
export const signHeadsRoute = (trail: AuditTrail, { now, log }: Context, auth: ServiceAuth): Route =>
  route({
    method: 'POST',
    path: '/internal/audit-heads',
    summary: "Signs where the caller's own chains end now",
    auth: auth.mayCall('auditHeads'),
    body: ends,
    handle: async ({ body: { heads }, caller }) => {
      if (heads.some(({ tenant }) => !tenant.startsWith(`${caller.name}.`))) throw notItsOwn();
      const signed = await signHeads({ ...trail, now }, heads);
      for (const tenant of signed.contradicted)
        log.error('A chain of the trail ends otherwise than it was signed', {
          code: 'rewritten',
          place: tenant,
        });
      return signed;
    },
  });

const notItsOwn = (): HttpFault =>
  new HttpFault('not-allowed', {
    place: 'body.heads',
    reason: 'A service has the ends of its own chains signed, and no others.',
    mend: 'Send heads whose tenant begins with the name of the service that asks.',
  });
