import { type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../gateway.ts';
import { erases, sayForMany, withdraws } from '../public/people/say-word.ts';

const whose = z.object({ slug: z.string().max(50) });
const many = z.strictObject({
  act: z.enum(['withdraw', 'erase']),
  intakes: z.array(z.string().min(1).max(100)).min(1).max(200),
  key: z.string().min(1).max(180),
});

/** What the operator does where an agency can't: its people's word for many at once, and who has not answered. */
export const badDayRoutes = (gateway: Gateway, { mayCall }: ServiceAuth): readonly Route[] => [
  route({
    method: 'POST',
    path: '/internal/partners/:slug/people',
    summary:
      'Takes consent back, or erases, for many people that an agency took in; again under a key goes on',
    auth: mayCall('partners'),
    params: whose,
    body: many,
    handle: async ({ params, body: { act, intakes, key }, bytes }) => {
      const caller = { kind: 'partner', name: params.slug } as const;
      const header = (name: string) => (name === 'idempotency-key' ? `operator:${key}` : undefined);
      const means = act === 'erase' ? erases : withdraws({});
      gateway.log.warn('The operator said a word for many people', {
        caller: params.slug,
        count: intakes.length,
      });
      return { results: await sayForMany(gateway, { caller, header, bytes }, intakes, means) };
    },
  }),
  route({
    method: 'GET',
    path: '/internal/partners/receipts',
    summary: 'Which holders have not said in time what became of what they had',
    auth: mayCall('partners'),
    handle: async () => {
      const overdue = await gateway.register.receipts.overdue(gateway.today());
      const holders = [...Map.groupBy(overdue, ({ holder }) => holder)];
      return {
        overdue: holders.map(([holder, owed]) => ({
          holder,
          count: owed.length,
          oldestDueBy: owed[0]?.dueBy ?? null,
        })),
      };
    },
  }),
];
