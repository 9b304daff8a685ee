import { type ServiceName, serviceNames } from '@handoff/schemas';
import { eventually } from '@handoff/testkit';
import type { Lab } from './lab.ts';

export type Summaries = Readonly<Record<ServiceName, Readonly<Record<string, unknown>>>>;

export const summariesOf = async ({ operator }: Pick<Lab, 'operator'>): Promise<Summaries> =>
  Object.fromEntries(
    await Promise.all(
      serviceNames.map(async (name) => [name, await operator.get(name, '/internal/summary')] as const),
    ),
  ) as Summaries;

/**
 * Resolves when all that was acknowledged has come to its end: the worker center heard how far everyone came, no
 * command is under way, nothing is unpublished or parked. Fails with what is still open.
 */
export const drained = (lab: Lab, within = 90_000): Promise<Summaries> =>
  eventually(
    async () => {
      const summaries = await summariesOf(lab);
      const open = openIn(lab, summaries);
      if (open.length > 0) throw new Error(open.join('; '));
      return summaries;
    },
    { within, every: 500 },
  );

const openIn = ({ load }: Lab, summaries: Summaries): readonly string[] => {
  const waiting = load.acknowledged() - load.heardOut();
  return [
    ...(waiting > 0 ? [`${waiting} of ${load.acknowledged()} people were not heard of to the end`] : []),
    ...(load.idle() ? [] : ['commands are under way']),
    ...Object.entries(summaries).flatMap(([name, { unpublished, parked }]) =>
      unpublished === 0 && parked === 0
        ? []
        : [`${name}: ${String(unpublished)} unpublished, ${String(parked)} parked`],
    ),
    ...(pendingIn(summaries) > 0 ? [`${pendingIn(summaries)} messages wait for a webhook`] : []),
  ];
};

const pendingIn = ({ gateway: { webhooks } }: Summaries): number =>
  (webhooks as { pending?: number } | undefined)?.pending ?? 0;
