import { codeList } from '@handoff/schemas';
import type { ListedService } from '../listing.ts';
import { type Json, some, uuidFor } from './write-json.ts';

export const addressesOf = ({
  sourceId,
  address,
  locality,
  region,
  postalCode,
}: ListedService): readonly Json[] =>
  [address, locality, region, postalCode].every((value) => value === null)
    ? []
    : [
        {
          id: uuidFor('address', sourceId),
          address_1: address ?? '',
          city: locality ?? '',
          state_province: region ?? '',
          postal_code: postalCode ?? '',
          country: 'US',
          address_type: 'physical',
        },
      ];

export const phonesOf = ({ sourceId, phone }: ListedService): readonly Json[] =>
  phone === null ? [] : [{ id: uuidFor('phone', sourceId), number: phone, type: 'voice' }];

export const schedulesOf = ({ sourceId, hours }: ListedService): readonly Json[] =>
  hours.map(({ byday, opensAt, closesAt, validFrom, validTo, text }, at) =>
    some({
      id: uuidFor('schedule', sourceId, `${at}`),
      valid_from: validFrom,
      valid_to: validTo,
      freq: byday.length > 0 ? 'WEEKLY' : null,
      byday: byday.length > 0 ? byday.map((day) => day.toUpperCase()).join(',') : null,
      opens_at: opensAt,
      closes_at: closesAt,
      description: text,
    }),
  );

export const areasOf = ({ sourceId, area }: ListedService): readonly Json[] =>
  area === null ? [] : [{ id: uuidFor('area', sourceId), name: area }];

export const languagesOf = ({ sourceId, languages }: ListedService): readonly Json[] =>
  languages.map((code) => ({
    id: uuidFor('language', sourceId, code),
    code,
    name: codeList('language').codes.get(code)?.label ?? code,
  }));

export const costOf = ({ sourceId, feeCents }: ListedService): readonly Json[] =>
  feeCents === null ? [] : [{ id: uuidFor('cost', sourceId), currency: 'USD', amount: feeCents / 100 }];

export const capacityOf = ({
  sourceId,
  available,
  maximum,
  unit,
  countedAt,
}: ListedService): readonly Json[] => {
  if (available === null && maximum === null) return [];
  const named = unit ?? 'places';
  return [
    some({
      id: uuidFor('capacity', sourceId),
      available,
      maximum,
      updated: countedAt,
      unit: { id: uuidFor('unit', named), name: named },
    }),
  ];
};
