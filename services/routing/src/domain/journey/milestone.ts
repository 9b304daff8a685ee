import type { Fact } from './pathway.ts';

/** Of the measurable skill gains only a gained functioning level opens a step; the others are told as they are. */
export const factOfMilestone = (kind: string, type: string): Fact | undefined => {
  if (kind === 'credential') return 'credential-attained';
  return kind === 'measurable-skill-gain' && type === 'educational-functioning-level'
    ? 'level-gained'
    : undefined;
};
