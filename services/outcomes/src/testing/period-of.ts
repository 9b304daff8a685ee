import type { KnownPeriod } from '../figures/build-periods.ts';
import { nothingLearned, nothingRecorded } from '../indicators/period.ts';

/** A period of adult education that the college reported the end of; nothing is known of afterwards. */
export const periodOf = (id: string, said: Partial<KnownPeriod> = {}): KnownPeriod => ({
  id,
  provider: 'bayside-community-college',
  referralId: 'referral-1',
  exitBasis: 'program',
  person: id,
  program: 'aefla',
  ordinal: 1,
  participant: true,
  contactHours: 20,
  entry: '2025-07-07',
  exited: true,
  exit: '2025-10-10',
  exitReason: '00',
  hasNumberForMatch: null,
  quarters: { 1: nothingRecorded, 2: nothingRecorded, 3: nothingRecorded, 4: nothingRecorded },
  placement: { second: null, fourth: null },
  sameEmployer: false,
  contested: { 1: [], 2: [], 3: [], 4: [] },
  learning: nothingLearned,
  credentials: [],
  gains: [],
  level: null,
  ...said,
});
