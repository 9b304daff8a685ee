import {
  type Calls,
  type ServiceAuth,
  serviceAuth,
  type ServiceClient,
  serviceClient,
  type TokenHashes,
} from '@handoff/http';
import { calls, type Operation, operations, type ServiceName } from '@handoff/schemas';

/** The calls table, as it stands for one service: operation to those who may ask for it. */
export const callsTo = (service: ServiceName): Calls =>
  Object.fromEntries(
    (Object.keys(operations) as Operation[]).map((operation) => [
      operation,
      calls.filter((call) => call.to === service && call.operation === operation).map(({ from }) => from),
    ]),
  );

export const authOf = (service: ServiceName, tokens: TokenHashes): ServiceAuth =>
  serviceAuth({ tokens, calls: callsTo(service) });

export type PeerUrls = Readonly<Partial<Record<ServiceName, string | undefined>>>;

/** Clients of the other services' internal doors, with this service's own credential. */
export const peers = (urls: PeerUrls, token: string): ((service: ServiceName) => ServiceClient) => {
  const clients = new Map<ServiceName, ServiceClient>();
  return (service) => {
    const known = clients.get(service);
    if (known) return known;
    const baseUrl = urls[service];
    if (!baseUrl) throw new Error(`No address of ${service}: set ${service.toUpperCase()}_URL.`);
    const client = serviceClient({ name: service, baseUrl, token });
    clients.set(service, client);
    return client;
  };
};
