import { refuse } from '@handoff/decider';
import type { JourneyEvent } from './events.ts';
import type { Going, Navigators } from './state.ts';
import { partiesOf } from './tell.ts';

const form = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;

/** A code of the agency's own, so that no name of a staff member is kept here; two people, so that one may be away. */
export const assign = ({ lead, deputy }: Navigators, journey: Going): readonly JourneyEvent[] => {
  for (const [place, code] of Object.entries({ lead, deputy })) if (!form.test(code)) refuseCode(place);
  if (lead === deputy) refuseSame();
  const now = journey.navigators;
  if (now?.lead === lead && now.deputy === deputy) return [];
  return [{ type: 'NavigatorsAssigned', data: { ...partiesOf(journey), lead, deputy } }];
};

const refuseCode = (place: string): never =>
  refuse('not-a-code', {
    place,
    reason: 'a navigator is named by a code of your own: letters, digits and hyphens, up to 40',
    mend: 'Send the code your agency uses for this staff member, never a name or an address.',
  });

const refuseSame = (): never =>
  refuse('deputy-is-lead', {
    place: 'deputy',
    reason: 'lead and deputy are the same, and nobody would be there when one is away',
    mend: 'Name someone else as deputy.',
  });
