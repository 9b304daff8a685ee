import type { Context } from '@handoff/host';
import { countGaps, gapOf, type Missing, mostFirst } from '../domain/matching/gaps.ts';
import type { Agency } from '../domain/matching/supply.ts';
import { settingFor } from '../kafka/find-supply.ts';
import type { Unmet } from '../register/reporting.ts';
import type { Routing } from '../routing.ts';

/** Which needs stand unmet today, and what is in the way of each; and what the law closed, by the nameless tally. */
export const findGaps = async (routing: Routing, context: Context): Promise<readonly Missing[]> => {
  const { reporting, directory } = routing.register(context);
  const [unmet, closed, agencies] = await Promise.all([
    reporting.unmet(),
    reporting.closedByLaw(),
    directory.all(),
  ]);
  const byDoor = Map.groupBy(unmet, ({ referrer }) => referrer);
  const found = await Promise.all(
    [...byDoor.values()].map((needs) => gapsFrom(routing, needs, agencies, context)),
  );
  return [...countGaps(found.flat()), ...byLaw(closed)].toSorted(mostFirst);
};

const gapsFrom = async (
  routing: Routing,
  needs: readonly Unmet[],
  agencies: readonly Agency[],
  context: Context,
) => {
  const on = context.now().slice(0, 10);
  const [first] = needs;
  if (!first) return [];
  const setting = await settingFor(routing, first, agencies, { on, context });
  return needs.map((need) => ({
    service: need.service,
    gap: gapOf(need, agencies, { ...setting, language: need.language }),
  }));
};

const byLaw = (tallies: readonly Readonly<{ service: string; count: number }>[]): readonly Missing[] =>
  [...Map.groupBy(tallies, ({ service }) => service)].map(([service, months]) => ({
    service,
    gap: 'law',
    times: months.reduce((sum, { count }) => sum + count, 0),
  }));
