import type { ServiceName } from '@handoff/schemas';
import type { RunningExchange } from './exchange.ts';

/** Asks a service with the operator's hand; with a body it is a POST. What is refused is thrown. */
export const operated = async (
  { urls, operatorToken }: RunningExchange,
  service: ServiceName,
  path: string,
  body?: object,
): Promise<unknown> => {
  const response = await fetch(new URL(path, urls[service]), {
    headers: { authorization: `Bearer ${operatorToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return response.json();
};
