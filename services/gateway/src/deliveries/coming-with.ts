import { externalId } from '../external-id.ts';
import type { Gateway } from '../gateway.ts';
import { askConsent } from '../intake/ask-consent.ts';
import { isUnderWay } from '../public/referrals/under-way.ts';
import type { Parties } from '../register/cases.ts';

/**
 * Who else of a household or group is referred to the same agency, by that agency's ids for them; null: nobody is. Each of
 * them is asked for anew, under their own consent: one who isn't referred there, or has taken it back, isn't known there.
 *
 * Both offers may be read at the same moment. Each was kept before the other was looked for, so one of them at least is
 * told of the other.
 */
export const comingWith = async (
  gateway: Gateway,
  { referralId, groupId, agency }: Parties,
): Promise<readonly string[] | null> => {
  if (groupId === undefined) return null;
  const { cases, views } = gateway.register;
  const others = (await cases.partiesIn(groupId)).filter(
    (other) => other.referralId !== referralId && isAskedThere(other, agency),
  );
  const subjects = others.map((other) => other.referralId);
  const told = new Map((await views.about(agency, 'referral', subjects)).map((view) => [view.subject, view]));
  const known: string[] = [];
  for (const { referralId: other, personId } of others) {
    if (!isUnderWay(told.get(other)?.about.status ?? 'offered')) continue;
    const asked = { personId, recipient: agency, purpose: 'routing' } as const;
    if ((await askConsent(gateway, asked)).allowed) known.push(externalId(gateway, agency, other));
  }
  return known.length > 0 ? known.toSorted() : null;
};

const isAskedThere = ({ agency, several }: Parties, wanted: string): boolean =>
  several ? several.some((offer) => offer.agency === wanted) : agency === wanted;
