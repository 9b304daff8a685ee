import { AgencyFault } from '../agency-fault.ts';
import { pause } from '../pause.ts';

type Asking = Readonly<{
  method?: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: string;
  type?: string;
  /** Goes along as Idempotency-Key. */
  key?: string;
}>;

export type Answer = Readonly<{ status: number; text: string }>;
/** Nobody answered, or somebody who could not; how long they asked us to wait. */
type NoAnswer = Readonly<{ waitMs: number }>;

/** The exchange's public address, asked with an agency's token. */
export type Door = Readonly<{ ask: (asking: Asking) => Promise<Answer> }>;

type Options = Readonly<{ url: string; token: string; signal: AbortSignal; say: (line: string) => void }>;

/**
 * An agency outlives an outage of the exchange: whatever is not an answer is asked again, until there is one. That is
 * safe because each request that changes something carries a key, and goes out with the same bytes.
 */
export const openDoor = ({ url, token, signal, say }: Options): Door => ({
  ask: async (asking) => {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await send(url, token, asking, signal);
      if ('waitMs' in answer) {
        if (attempt % 10 === 0)
          say(`no answer to ${asking.method ?? 'GET'} ${asking.path}; it is asked again`);
        await pause(Math.max(answer.waitMs, Math.min(5_000, 200 * 2 ** attempt)), signal);
        continue;
      }
      if (answer.status === 401) throw tokenRefused(url);
      return answer;
    }
  },
});

const patienceMs = 10_000;

const send = async (
  url: string,
  token: string,
  asking: Asking,
  signal: AbortSignal,
): Promise<Answer | NoAnswer> => {
  const { method = 'GET', path, body, type, key } = asking;
  const headers = {
    authorization: `Bearer ${token}`,
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
  const request = { method, headers, ...(body === undefined ? {} : { body }) };
  try {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
    const response = await fetch(new URL(path, url), { ...request, signal: limited });
    const answer = { status: response.status, text: await response.text() };
    const isOut = answer.status >= 500 || answer.status === 429;
    return isOut ? { waitMs: askedToWait(response) } : answer;
  } catch {
    signal.throwIfAborted();
    return { waitMs: 0 };
  }
};

const longestWaitMs = 60_000;

/** `Retry-After` in seconds; who comes back too early prolongs an outage for everybody. */
const askedToWait = ({ headers }: Response): number =>
  Math.min(longestWaitMs, (Number(headers.get('retry-after')) || 0) * 1_000);

const tokenRefused = (url: string): AgencyFault =>
  new AgencyFault('token-refused', {
    place: url,
    reason: 'The exchange does not know this token.',
    mend: 'Ask its operator for new credentials; the former ones end when new ones are issued.',
  });
