import { z } from 'zod';
import type { ListedService } from '../../directory/listing.ts';
import { ours } from './systems.ts';

type Accreditation = ListedService['accreditation'];

const part = z.looseObject({
  url: z.string(),
  valueCode: z.string().optional(),
  valueString: z.string().optional(),
  valueDate: z.string().optional(),
});
export const extension = z.looseObject({ url: z.string(), extension: z.array(part).optional() });
type Extension = z.infer<typeof extension>;

/** FHIR has no word for who may give legal advice: an extension of ours, so that no listing goes out without it. */
export const writeAccreditation = (accreditation: Accreditation) =>
  accreditation === null
    ? []
    : [
        {
          url: ours.accreditation,
          extension: [
            { url: 'kind', valueCode: accreditation.kind },
            { url: 'verifiedBy', valueString: accreditation.verifiedBy },
            { url: 'verifiedOn', valueDate: accreditation.verifiedOn },
          ],
        },
      ];

/** As it stands there, to be judged like any other. */
export const readAccreditation = (all: readonly Extension[] = []) => {
  const found = all.find(({ url }) => url === ours.accreditation);
  if (!found) return null;
  const said = (url: string) => found.extension?.find((each) => each.url === url);
  return {
    kind: said('kind')?.valueCode,
    verifiedBy: said('verifiedBy')?.valueString,
    verifiedOn: said('verifiedOn')?.valueDate,
  };
};
