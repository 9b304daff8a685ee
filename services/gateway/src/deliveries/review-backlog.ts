import type { Gateway } from '../gateway.ts';
import { askConsent } from '../intake/ask-consent.ts';
import type { UntoldView } from '../register/views.ts';

type Asking = Pick<Gateway, 'register' | 'call'>;

/**
 * What was written for an agency that had no system here leaves when its topic is made, months later perhaps. So consent
 * is asked once more before that, and a view that it no longer covers goes as if it had never been: nobody saw it, and
 * the next thing told of the subject is the first.
 */
export const reviewBacklog = async (gateway: Asking, partner: string): Promise<void> => {
  const { views } = gateway.register;
  for (const view of await views.untold(partner))
    if (!(await isStillCovered(gateway, partner, view))) await views.drop(partner, view.subject);
};

const isStillCovered = async (
  gateway: Asking,
  recipient: string,
  { personId, purposes }: UntoldView,
): Promise<boolean> => {
  if (personId === undefined) return true;
  if (await gateway.register.cases.isClosed(personId)) return false;
  for (const purpose of purposes)
    if (!(await askConsent(gateway, { personId, recipient, purpose })).allowed) return false;
  return true;
};
