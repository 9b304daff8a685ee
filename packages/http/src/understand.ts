import { z } from 'zod';
import { RefusedByPeer, Unavailable } from './peer-fault.ts';
import type { PeerAnswer } from './service-client.ts';

// Only what a problem document must say; a peer of a later version may say more.
const problemShape = z.object({
  code: z.string(),
  reason: z.string(),
  mend: z.string(),
  place: z.string().optional(),
});

/** An answer as its meaning: a result, a refusal, or an outage. */
export const understand = (name: string, response: Response, bytes: Buffer): PeerAnswer => {
  const { status } = response;
  if (status >= 500 || status === 408 || status === 429)
    throw new Unavailable(name, 'It could not take the call.');
  const body = bodyOf(response, bytes);
  if (status < 200 || status >= 300) throw refusal(status, body);
  return { status, body, header: (header) => response.headers.get(header) ?? undefined };
};

const bodyOf = (response: Response, bytes: Buffer): unknown => {
  if (bytes.length === 0) return undefined;
  return /^application\/([\w.-]+\+)?json\b/.test(response.headers.get('content-type') ?? '')
    ? parse(bytes)
    : bytes;
};

const parse = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
};

const refusal = (status: number, body: unknown): RefusedByPeer => {
  const problem = problemShape.safeParse(body);
  return new RefusedByPeer({ status, ...(problem.success ? problem.data : unexplained) });
};

const unexplained = {
  code: 'refused-by-peer',
  reason: 'The other service said no and not why.',
  mend: 'Check that its address is that of the service meant, and that both are of one version.',
};
