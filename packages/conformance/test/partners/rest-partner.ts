import { setTimeout as wait } from 'node:timers/promises';
import { askAgainAndAgain, get, type PartnerOptions, send } from './http.ts';
import { type Notice, wordsOn } from './plan.ts';

export type Event = Readonly<{ id: string; type: string; data: Readonly<Record<string, unknown>> }>;

/** Asks its feed what is new, and answers. */
export const restPartner = async (partner: PartnerOptions): Promise<void> => {
  const { defect, signal } = partner;
  const done = new Set<string>();
  for (let after = -1; !signal.aborted; ) {
    const { status, text } = await get(partner, `/v1/events?after=${after}&limit=50`);
    if (status === 200) {
      const { events, next } = JSON.parse(text) as { events: readonly Event[]; next: number };
      for (const event of events) if (!done.has(event.id)) await actOn(partner, event, done);
      if (defect !== 'loses-its-place') after = next;
    }
    if (defect === 'hurried') await askAgainAndAgain(partner, '/v1/events?after=0');
    await wait(400, undefined, { signal });
  }
};

export const actOn = async (
  partner: PartnerOptions,
  event: Event,
  done: Set<string>,
  attempt = '',
): Promise<void> => {
  const { defect, slug } = partner;
  done.add(event.id);
  if (defect === 'strict' && 'inventedByTheKit' in event) return;
  const { type, data } = event;
  if (type !== 'ReferralNotice' || data['role'] !== 'receiver') return;
  const notice = data as Notice;
  const contact = `/v1/referrals/${notice.referral}/contact`;
  if (notice.status === (defect === 'early-contact' ? 'offered' : 'accepted')) await get(partner, contact);
  for (const { to, body } of wordsOn(notice, defect)) {
    const word = String(body['status'] ?? body['kind']);
    await send(partner, {
      path: `/v1/referrals/${notice.referral}/${to}`,
      key: `${slug}-${notice.referral}-${word}${attempt}`,
      body: JSON.stringify(body),
    });
  }
};
