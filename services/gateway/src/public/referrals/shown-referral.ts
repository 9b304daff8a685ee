import type { Gateway } from '../../gateway.ts';
import { type Named, unnamed } from '../../register/own-ids.ts';
import type { OpenView } from '../../register/views.ts';
import { mayBeTold } from '../may-be-told.ts';
import { underWay } from './under-way.ts';

/** Referrals as their party was told of them and may still be; how it calls them itself is asked once for all. */
export const shownAll = async (gateway: Gateway, partner: string, views: readonly OpenView[]) => {
  const names = await gateway.register.ownIds.ofMany(partner, views.map(namedAs));
  const isTold = await mayBeTold(gateway, partner, views);
  return views.map((view) => {
    const whole = shown(view, names.get(namedAs(view)) ?? unnamed);
    // Which one it is the referrer knows by itself; what became of it may not be said.
    return isTold(view) ? whole : { ...whole, status: null, respondBy: null };
  });
};

/** Who referred somebody knows them by the intake, whoever receives them by the referral. */
const namedAs = ({ subject, about: { role = 'referrer', intakeId } }: OpenView): string =>
  role === 'referrer' && intakeId !== undefined ? intakeId : subject;

const shown = ({ externalId, about, told }: OpenView, named: Named) => {
  const { role = 'referrer', reference = null, status = null, service = null, program = null } = about;
  const { from = null, to = null, step = null, respondBy = null, introduction = null } = about;
  const whole = { reference, role, status, service, program, from, to, step, respondBy, introduction };
  return { referral: externalId, ...whole, version: told, ...named };
};

/** Only what this agency was told itself, each under that person's own consent. */
export const knownTogether = async (
  { register }: Gateway,
  { partner, subject, about: { groupId, status } }: OpenView,
): Promise<readonly string[]> => {
  if (groupId === undefined || !underWay.includes(status ?? '')) return [];
  const page = { kind: 'referral', role: 'receiver', statuses: underWay, groupId, limit: 50 } as const;
  const together = await register.views.list(partner, page);
  return together.filter((other) => other.subject !== subject).map(({ externalId }) => externalId);
};
