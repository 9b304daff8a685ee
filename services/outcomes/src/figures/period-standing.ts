import { credentialAttainment } from '../indicators/credential.ts';
import type { Day } from '../indicators/days.ts';
import { employmentIn } from '../indicators/employment.ts';
import { employmentRate } from '../indicators/employment-rate.ts';
import type { Figure } from '../indicators/figure.ts';
import { isParticipant } from '../indicators/exclusions.ts';
import { programYear } from '../indicators/program-year.ts';
import type { Reading } from '../indicators/reading.ts';
import { skillGains } from '../indicators/skill-gains.ts';
import { youthRate } from '../indicators/youth-rate.ts';
import { asLearned } from './as-learned.ts';
import type { KnownPeriod } from './build-periods.ts';

/** How one period stands in a measure; null where the measure does not ask about it. */
export type Counted = 'success' | 'failure' | 'unknowable' | 'not-yet-known' | 'excluded' | null;

export type PeriodStanding = Readonly<{
  employmentQ2: Counted;
  employmentQ4: Counted;
  earningsQ2Cents: number | null;
  evidenceQ2: string | null;
  evidenceQ4: string | null;
  credential: Counted;
  skillGain: Counted;
}>;

/**
 * What each indicator makes of one period, asked of the indicator itself, so that a table of periods and a figure can't differ.
 * Exit-based measures are not bound to a year here: the reader chooses the exits.
 */
export const periodStanding = (
  period: KnownPeriod,
  year: number,
  reading: Reading & { lag: { asOf: Day } },
): PeriodStanding => {
  const rate = period.program === 'youth' ? youthRate : employmentRate;
  const second = rate([period], 2, reading);
  const employed = employmentIn(period, 2, reading);
  return {
    employmentQ2: countedIn(second),
    employmentQ4: countedIn(rate([period], 4, reading)),
    earningsQ2Cents:
      isParticipant(period, reading.rules) &&
      period.exited &&
      countedIn(second) !== 'excluded' &&
      employed.answer === 'employed'
        ? employed.earningsCents
        : null,
    evidenceQ2: evidenceIn(second),
    evidenceQ4: evidenceIn(rate([period], 4, reading)),
    credential: period.program === 'wp' ? null : countedIn(credentialAttainment([period], reading)),
    skillGain:
      period.program === 'wp'
        ? null
        : countedIn(skillGains([asLearned(period)], programYear(year), reading.rules)),
  };
};

const countedIn = (figure: Figure): Counted => {
  if (figure.numeratorIds.length > 0) return 'success';
  if (figure.unknowableIds.length > 0) return 'unknowable';
  if (figure.denominatorIds.length > 0) return 'failure';
  if (figure.notYetKnownIds.length > 0) return 'not-yet-known';
  return figure.excludedIds.length > 0 ? 'excluded' : null;
};

const evidenceIn = ({ evidence }: Figure): string | null => Object.keys(evidence)[0] ?? null;
