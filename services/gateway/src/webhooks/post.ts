import { errors, request, Agent } from 'undici';
import { type Guard, guardedConnector } from './guarded-connector.ts';

/** What became of one POST: a status, or why there is none. */
export type Posted =
  | Readonly<{ kind: 'answered'; status: number; retryAfterMs?: number }>
  | Readonly<{ kind: 'unanswered'; code: string }>;

export type Post = (
  message: Readonly<{ url: string; headers: Readonly<Record<string, string>>; body: string }>,
  signal: AbortSignal,
) => Promise<Posted>;

type Parts = Guard & Readonly<{ timeoutMs?: number }>;

/**
 * Posts to strangers: only to public addresses, each time on a connection of its own, never along a redirect or through
 * a proxy. Of the answer the status and Retry-After are read, and nothing of its body.
 */
export const poster = ({ timeoutMs = 15_000, ...guard }: Parts): Post & { close: () => Promise<void> } => {
  const dispatcher = new Agent({ connect: guardedConnector(guard), pipelining: 0, maxHeaderSize: 16_384 });
  const post: Post = async ({ url, headers, body }, signal) => {
    const within = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    try {
      const answer = await request(url, { method: 'POST', headers, body, dispatcher, signal: within });
      // Listened to, for the error that destroying it makes; a body that never ends must not hold a socket.
      answer.body.on('error', () => {}).destroy();
      return { kind: 'answered', status: answer.statusCode, ...retryAfterOf(answer.headers['retry-after']) };
    } catch (error) {
      signal.throwIfAborted();
      return { kind: 'unanswered', code: codeOf(error) };
    }
  };
  return Object.assign(post, { close: () => dispatcher.destroy() });
};

const retryAfterOf = (header: string | string[] | undefined): { retryAfterMs?: number } => {
  const text = String(header ?? '');
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return ms > 0 ? { retryAfterMs: ms } : {};
};

const named: Readonly<Record<string, string>> = {
  'address-not-public': 'address-not-public',
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  ENODATA: 'name-not-found',
};

/** For the partner's own log: what to look for, and nothing of what the receiver said. */
const codeOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof Error && error.name === 'TimeoutError') return 'no-answer-in-time';
  if (error instanceof errors.ConnectTimeoutError || code.includes('TIMEOUT')) return 'no-answer-in-time';
  return named[code] ?? (/CERT|TLS|SSL|SIGNATURE/.test(code) ? 'certificate-not-valid' : 'no-connection');
};
