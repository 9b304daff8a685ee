import type { Gateway } from '../gateway.ts';
import { askConsent } from '../intake/ask-consent.ts';
import type { Announcement } from '../register/webhook-deliveries.ts';

/**
 * Asked before each attempt, days after the first perhaps: whether the partner is still one, the message still stands in
 * the feed, and the person's consent still covers it. Intake away: the outage goes up, and nothing is sent.
 */
export const stillAllowed = async (
  gateway: Pick<Gateway, 'register' | 'call'>,
  { partner, id, position, subject, sequence, purpose }: Announcement,
): Promise<boolean> => {
  const { credentials, feed, views } = gateway.register;
  // Suspended, or gone: what is told meanwhile waits in the feed.
  if (!(await credentials.has(partner))) return false;
  // What never stood in the feed is about nobody: a test.
  if (position === null) return true;
  if (!(await feed.find(partner, id))) return false;
  if (purpose === null) return true;
  const told = await views.toldUnder(partner, subject, sequence);
  if (told?.personId === undefined) return false;
  const asked = { personId: told.personId, recipient: partner, purpose };
  return (await askConsent(gateway, asked)).allowed;
};
