import { setTimeout as wait } from 'node:timers/promises';
import type { Defect } from './plan.ts';

export type PartnerOptions = Readonly<{
  /** Where it goes: the door of the kit. */
  url: string;
  token: string;
  slug: string;
  defect: Defect;
  signal: AbortSignal;
}>;

export type Said = Readonly<{ status: number; text: string }>;
type Sending = Readonly<{ path: string; key?: string; type?: string; body: string }>;

export const get = async ({ url, token, signal }: PartnerOptions, path: string): Promise<Said> => {
  const response = await fetch(new URL(path, url), { headers: { authorization: `Bearer ${token}` }, signal });
  return { status: response.status, text: await response.text() };
};

/** What somebody in too much of a hurry does. */
export const askAgainAndAgain = async (partner: PartnerOptions, path: string): Promise<void> => {
  await Promise.all(Array.from({ length: 30 }, () => get(partner, path)));
};

/** Sends until there is an answer: the same bytes under the same key, when the other side is ready for it. */
export const send = async (partner: PartnerOptions, sending: Sending): Promise<Said> => {
  for (let attempt = 0; ; attempt += 1) {
    const { path, key, type = 'application/json', body } = again(partner.defect, sending, attempt);
    const response = await fetch(new URL(path, partner.url), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${partner.token}`,
        'content-type': type,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      body,
      signal: partner.signal,
    });
    if (response.status !== 503) return { status: response.status, text: await response.text() };
    const seconds = partner.defect === 'impatient' ? 0.05 : Number(response.headers.get('retry-after') ?? 1);
    await wait(seconds * 1_000, undefined, { signal: partner.signal });
  }
};

const again = (defect: Defect, sending: Sending, attempt: number): Sending => {
  if (defect !== 'other-repeat' || attempt === 0) return sending;
  return sending.key === undefined
    ? { ...sending, body: `${sending.body}\r\n` }
    : { ...sending, key: `${sending.key}-${attempt}` };
};
