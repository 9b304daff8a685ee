import type { ServiceName } from '@handoff/schemas';
import type { RunningExchange } from '../../support/exchange.ts';

export type Operator = Readonly<{
  get: (service: ServiceName, path: string) => Promise<unknown>;
  post: (service: ServiceName, path: string, body: object) => Promise<unknown>;
}>;

export class OperatorRefused extends Error {
  override readonly name = 'OperatorRefused';
}

/** The operator's hand at the internal doors: counts, parked messages, partners. */
export const operatorOf = ({
  urls,
  operatorToken,
}: Pick<RunningExchange, 'urls' | 'operatorToken'>): Operator => {
  const call = async (service: ServiceName, path: string, init: RequestInit): Promise<unknown> => {
    const response = await fetch(`${urls[service]}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${operatorToken}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(15_000),
    });
    const body: unknown = await response.json();
    if (!response.ok)
      throw new OperatorRefused(`${service}${path}: ${response.status} ${JSON.stringify(body)}`);
    return body;
  };
  return {
    get: (service, path) => call(service, path, { method: 'GET' }),
    post: (service, path, body) => call(service, path, { method: 'POST', body: JSON.stringify(body) }),
  };
};
