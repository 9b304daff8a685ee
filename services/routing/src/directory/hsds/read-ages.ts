import { type Finding, flagged } from '../../translate/finding.ts';
import type { ListedService } from '../listing.ts';
import { readNumber } from './read-number.ts';
import type { Row } from './tables.ts';
import type { Told } from './told.ts';

type Ages = Pick<ListedService, 'minimumAge' | 'maximumAge'>;

/** For whom by age, in whole years. Two that cross each other are both left out. */
export const readAges = (service: Row): Told<Ages> => {
  const [least, most] = [readNumber(service, 'minimum_age', 150), readNumber(service, 'maximum_age', 150)];
  const [minimumAge, maximumAge] = [years(least.value), years(most.value)];
  const findings = [...least.findings, ...most.findings];
  return minimumAge === null || maximumAge === null || minimumAge <= maximumAge
    ? { value: { minimumAge, maximumAge }, findings }
    : { value: { minimumAge: null, maximumAge: null }, findings: [...findings, agesCross(service)] };
};

const years = (age: number | null): number | null => (age === null ? null : Math.floor(age));

const agesCross = ({ place }: Row): Finding =>
  flagged('impossible-age', `${place}.minimum_age`, {
    reason: 'The lowest age is above the highest, so nobody could come.',
    mend: 'Correct one of the two; until then neither is shown.',
  });
