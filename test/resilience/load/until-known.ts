import { setTimeout as pause } from 'node:timers/promises';
import { type Door, type Response, Unknown } from './door.ts';
import { digest, type Recorder } from './history.ts';

export type Command = Readonly<{
  partner: string;
  op: string;
  key: string;
  path: string;
  json: object;
  /** What a reader of the history wants to know of it. */
  about: object;
}>;

const patienceMs = 180_000;
const betweenMs = 250;

/**
 * Sends a command until its fate is known, always under the same key, as every integration is told to do. Undefined
 * when it stayed unknown for so long that somebody would have telephoned.
 */
export const untilKnown = async (
  door: Door,
  recorder: Recorder,
  command: Command,
): Promise<Response | undefined> => {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const response = await attempt(door, recorder, command);
    if (response || performance.now() > deadline) return response;
    await pause(betweenMs);
  }
};

const attempt = async (
  door: Door,
  recorder: Recorder,
  { partner, op, key, path, json, about }: Command,
): Promise<Response | undefined> => {
  const args = {
    ...about,
    causation: `partner:${partner}:${key}`,
    bodyHash: digest(`POST ${path}\n${JSON.stringify(json)}`),
  };
  const { ok, fail, info } = recorder.begin({ client: partner, op, args });
  try {
    const response = await door({ method: 'POST', path, key, json });
    if (response.status < 400) ok({ kind: response.status === 202 ? 'taken' : 'done', body: response.body });
    else fail({ kind: 'refused', ...(response.code && { code: response.code }) });
    return response;
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    info(error.message);
    return undefined;
  }
};
