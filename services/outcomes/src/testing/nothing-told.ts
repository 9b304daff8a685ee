import type { Told } from '../domain/facts.ts';

/** A correction that says nothing yet. */
export const nothingTold: Omit<Told, 'on'> = {
  to: null,
  program: null,
  term: null,
  service: null,
  hours: null,
  milestone: null,
  type: null,
  fromLevel: null,
  toLevel: null,
  employedAs: null,
  wageCents: null,
  wagePer: null,
  hoursPerWeek: null,
  occupation: null,
  employer: null,
  evidence: null,
  reason: null,
};
