import { describe } from 'vitest';
import { agenciesConformance } from './conformance/agencies.ts';
import { intakesConformance } from './conformance/intakes.ts';
import type { Open } from './conformance/opened.ts';
import { reportingConformance } from './conformance/reporting.ts';
import { standingConformance } from './conformance/standing.ts';

/** What both twins answer, whatever they keep it in. */
export const registerConformance = (name: string, open: Open): void => {
  describe(`the register: ${name}`, () => {
    intakesConformance(open);
    agenciesConformance(open);
    standingConformance(open);
    reportingConformance(open);
  });
};
