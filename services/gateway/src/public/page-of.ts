import { z } from 'zod';

export const pageQuery = z.object({
  after: z.string().max(400).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(200),
});
export const nextPage = z.string().nullable().describe('`after` of the next page; null: this was the last');

type Asked = Readonly<{ after?: string | undefined; limit: number }>;

/**
 * One page of a list that is read as a whole, in the order of its keys. The cursor is the key of the last one shown, so that
 * nothing is shown twice or left out because something was added or went meanwhile.
 */
export const pageOf = <One>(
  all: readonly One[],
  keyOf: (one: One) => string,
  { after, limit }: Asked,
): Readonly<{ page: readonly One[]; next: string | null }> => {
  const keyed = all
    .map((one) => ({ one, key: keyOf(one) }))
    .filter(({ key }) => after === undefined || key > after)
    .toSorted((left, right) => (left.key < right.key ? -1 : 1));
  const page = keyed.slice(0, limit);
  return {
    page: page.map(({ one }) => one),
    next: keyed.length > limit ? (page.at(-1)?.key ?? null) : null,
  };
};
