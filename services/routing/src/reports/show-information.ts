import type { Reporting } from '../register/reporting.ts';
import { hideFew } from './hide-few.ts';

/** Of which need people were told something, and nobody was referred: most often first. */
export const showInformation = async (reporting: Reporting) => {
  const told = Map.groupBy(await reporting.informed(), ({ service }) => service ?? 'other');
  return [...told]
    .map(([service, times]) => ({ service, times: times.length }))
    .toSorted((one, other) => other.times - one.times || one.service.localeCompare(other.service))
    .map((row) => hideFew(row, 'times'));
};
