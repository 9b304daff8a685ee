import type { Outward } from '@handoff/host';
import type { ViewEvent } from '../domain/view.ts';
import { askConsent } from '../intake/ask-consent.ts';

type Asking = NonNullable<Outward['mayLeaveAgain']>;

/** What was told under a consent is told again only under it. Intake away: nothing is. */
export const mayLeaveAgain: Asking = async ({ data }, { call }) => {
  const { partner, about, consent } = data as unknown as ViewEvent['data'];
  const { asked, allowed, purpose } = consent;
  const { personId } = about;
  if (!asked || !allowed || purpose === undefined || personId === undefined) return true;
  return (await askConsent({ call }, { personId, recipient: partner, purpose })).allowed;
};
