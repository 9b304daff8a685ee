import { type ServiceClient, serviceClient } from '@handoff/http';
import { type ServiceName, serviceNames } from '@handoff/schemas';
import type { Secrets } from './secrets.ts';
import type { Exchange } from './services.ts';

export type Operator = Readonly<{
  of: (service: ServiceName) => ServiceClient;
  /** Every service's own counts, or those of some. */
  summaries: (names?: readonly ServiceName[]) => Promise<Record<string, Record<string, unknown>>>;
}>;

/** The operator's hand: counts, parked messages, partners. It sees no people. */
export const operator = ({ urls }: Pick<Exchange, 'urls'>, { tokens }: Secrets): Operator => {
  const of = (service: ServiceName): ServiceClient =>
    serviceClient({ name: service, baseUrl: urls[service], token: tokens.operator, timeoutMs: 15_000 });
  return {
    of,
    summaries: async (names = serviceNames) => {
      const bodies = await Promise.all(
        names.map(async (name) => [name, (await of(name).get('/internal/summary')).body] as const),
      );
      return Object.fromEntries(bodies) as Record<string, Record<string, unknown>>;
    },
  };
};
