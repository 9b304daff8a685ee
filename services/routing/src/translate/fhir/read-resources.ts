import { z } from 'zod';
import { type Finding, refused } from '../finding.ts';

export type Resource = Readonly<{ resourceType: string; id?: string | undefined }> &
  Readonly<Record<string, unknown>>;
export type Placed = Readonly<{ place: string; resource: Resource; fullUrl?: string | undefined }>;

const resource = z.looseObject({ resourceType: z.string().max(100), id: z.string().max(200).optional() });
const bundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z
    .array(z.looseObject({ fullUrl: z.string().max(2_000).optional(), resource: z.unknown() }))
    .max(100_000)
    .default([]),
});

export type Resources = Readonly<{ all: readonly Placed[]; findings: readonly Finding[]; isBundle: boolean }>;

/** A Bundle of any type, a list of resources, or a single one. */
export const readResources = (document: unknown): Resources => {
  const asBundle = bundle.safeParse(document);
  if (asBundle.success)
    return placed(
      asBundle.data.entry.map((entry, index) => ({
        place: `Bundle.entry[${index}]`,
        given: entry.resource,
        fullUrl: entry.fullUrl,
      })),
      true,
    );
  if (Array.isArray(document))
    return placed(
      document.map((given: unknown, index) => ({ place: `[${index}]`, given })),
      true,
    );
  return placed([{ place: typeOf(document), given: document }], false);
};

const placed = (
  given: readonly Readonly<{ place: string; given: unknown; fullUrl?: string | undefined }>[],
  isBundle: boolean,
): Resources => {
  const read = given.map((each) => ({ ...each, parsed: resource.safeParse(each.given) }));
  return {
    isBundle,
    all: read.flatMap(({ place, parsed, fullUrl }) =>
      parsed.success ? [{ place, resource: parsed.data, fullUrl }] : [],
    ),
    findings: read.flatMap(({ place, parsed }) => (parsed.success ? [] : [noResource(place)])),
  };
};

const typeOf = (document: unknown): string => {
  const read = resource.safeParse(document);
  return read.success ? read.data.resourceType : 'document';
};

const noResource = (place: string): Finding =>
  refused('not-a-resource', place, {
    reason: 'It has no resourceType, so it is no FHIR resource.',
    mend: 'Send a Bundle, a list of resources, or one Task with its ServiceRequest.',
  });

/** By what a reference may name it: type and id, or its full URL. */
export const resourceIndex = (all: readonly Placed[]): ReadonlyMap<string, Placed> =>
  new Map(
    all.flatMap((each) => {
      const { resource, fullUrl } = each;
      const names = [
        fullUrl,
        resource.id === undefined ? undefined : `${resource.resourceType}/${resource.id}`,
      ];
      return names.flatMap((name): [string, Placed][] => (name === undefined ? [] : [[name, each]]));
    }),
  );
