import type { Context } from '@handoff/host';
import { type Route, route, type ServiceAuth } from '@handoff/http';
import { fairness, type FairnessPolicy } from '../domain/matching/fairness.ts';
import type { Routing } from '../routing.ts';
import { findGaps } from './find-gaps.ts';
import { hideFew } from './hide-few.ts';
import { showInformation } from './show-information.ts';
import { showIntroductions } from './show-introductions.ts';

/** Reports for those who run the exchange. They count; nobody is in them, and few are not counted. */
export const reportRoutes = (
  routing: Routing,
  policy: FairnessPolicy,
  context: Context,
  { mayCall }: ServiceAuth,
): readonly Route[] => {
  const { reporting, directory } = routing.register(context);
  const today = () => context.now().slice(0, 10);
  return [
    route({
      method: 'GET',
      path: '/internal/reports/fairness',
      summary: 'Whether people have options whatever they speak',
      auth: mayCall('reports'),
      handle: async () => {
        const [people, agencies] = await Promise.all([reporting.people(), directory.all()]);
        const { groups, ...report } = fairness(people, agencies, policy, today());
        return { ...report, groups: groups.map((group) => hideFew(group, 'people')) };
      },
    }),
    route({
      method: 'GET',
      path: '/internal/reports/gaps',
      summary: 'Which needs stand unmet, and what is in the way',
      auth: mayCall('reports'),
      handle: async () => {
        const found = await findGaps(routing, context);
        return { gaps: found.map((missing) => hideFew(missing, 'times')) };
      },
    }),
    route({
      method: 'GET',
      path: '/internal/reports/introductions',
      summary: 'Whether people arrive who come alone, after a call together, accompanied',
      auth: mayCall('reports'),
      handle: async () => ({ introductions: await showIntroductions(reporting) }),
    }),
    route({
      method: 'GET',
      path: '/internal/reports/information',
      summary: 'Of which needs people were told something, and were not referred',
      auth: mayCall('reports'),
      handle: async () => ({ information: await showInformation(reporting) }),
    }),
  ];
};
