import { everybodyApart, type Merge, type SamePerson, samePersonBy } from '../figures/same-person.ts';
import type { Funder } from '../reports/funder.ts';

/** Who counts as whom for a grant: consent is given to its fund, and to no other. */
export type SamePersonFor = (grant: Pick<Funder, 'fund'>) => SamePerson;

/** Each fund is asked for once; a grant that names no fund counts people as agencies know them. */
export const samePersonFor = async (
  grants: readonly Funder[],
  mergesOf: (fund: string) => Promise<readonly Merge[]>,
): Promise<SamePersonFor> => {
  const by = new Map<string, SamePerson>();
  for (const fund of new Set(grants.flatMap((grant) => grant.fund ?? [])))
    by.set(fund, samePersonBy(await mergesOf(fund)));
  return ({ fund }) => by.get(fund ?? '') ?? everybodyApart;
};
