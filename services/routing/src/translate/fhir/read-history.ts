import { codeIn, momentOf, provenance, type Task } from './resources.ts';
import { ours } from './systems.ts';

/** Earlier statuses, from the Provenances that `relevantHistory` names among what the Task contains. */
export const readHistory = ({ relevantHistory, contained }: Task) =>
  (relevantHistory ?? []).flatMap(({ reference }) => {
    const found = provenance.safeParse(contained?.find(({ id }) => `#${id ?? ''}` === reference));
    if (!found.success) return [];
    const { activity, agent, occurredDateTime } = found.data;
    const status = codeIn(activity, ours.status);
    const at = momentOf(occurredDateTime);
    if (status === undefined || at === undefined) return [];
    return [{ status, at, by: codeIn(agent?.[0]?.type, ours.actor) ?? null }];
  });
