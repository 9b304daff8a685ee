import { emptiedByErasure } from '../../privacy/stores-in-writing.ts';

/** A document of `allDocuments`, without where it lies. */
const bodyOf = (text: string): string => text.slice(text.indexOf('{'));

export const idIn = (text: string): string => String((JSON.parse(bodyOf(text)) as { _id: unknown })._id);

/** Of the only person there is: what the exchange calls her, her intake, her journey and her referral within. */
export const idsWithin = (documents: readonly string[]): readonly string[] => {
  const streams = ['intake.intake', 'routing.journey', 'routing.referral'];
  const own = documents.filter((text) => streams.some((name) => text.startsWith(`handoff-${name}: `)));
  const people = own.flatMap((text) => /"personId":"(person-[^"]+)"/.exec(text)?.[1] ?? []);
  return [...new Set([...people, ...own.map(idIn)])];
};

/** Of the stores that an erasure empties, as docs/privacy/retention.md has it, those in which one of the ids is found. */
export const stillHolding = (documents: readonly string[], ids: readonly string[]): readonly string[] =>
  emptiedByErasure().filter((place) =>
    documents.some(
      (text) => text.startsWith(`${place}: `) && ids.some((id) => said(place, text).includes(id)),
    ),
  );

/** How far a view came stays, and the id it goes by: a sequence that began anew would look like a repeat. */
const said = (place: string, text: string): string => {
  if (place !== 'handoff-gateway.view') return bodyOf(text);
  const { _id, ...rest } = JSON.parse(bodyOf(text)) as Record<string, unknown>;
  return JSON.stringify(rest);
};
