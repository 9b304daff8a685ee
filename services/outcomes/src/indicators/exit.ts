import { type Day, dayAfter, daysBetween } from './days.ts';
import type { Regulation } from './regulation.ts';

export type Received = Readonly<{ on: Day; kind: string }>;

export type ExitAnswer =
  | Readonly<{
      exited: false;
      reason: 'no qualifying service' | 'fewer than 90 days' | 'future service scheduled';
      lastQualifyingService: Day | null;
      days: number | null;
    }>
  | Readonly<{ exited: true; lastQualifyingService: Day; exitDate: Day; determinableOn: Day; days: number }>;

/**
 * 20 CFR 677.150(c)(1): the last day of service, which nobody can know until 90 days have passed without one, and with
 * none scheduled. Then it applies back to that day. Ours is an estimate: official is what the program reports.
 */
export const exitAsOf = (
  asOf: Day,
  services: readonly Received[],
  scheduled: readonly Received[],
  rules: Regulation,
): ExitAnswer => {
  const last = lastQualifying(services, asOf, rules);
  if (last === undefined)
    return { exited: false, reason: 'no qualifying service', lastQualifyingService: null, days: null };
  const days = daysBetween(last, asOf);
  const stays = { exited: false, lastQualifyingService: last, days } as const;
  if (days < rules.exitAfterDays) return { ...stays, reason: 'fewer than 90 days' };
  if (scheduled.some(({ on, kind }) => on > asOf && isService(kind, rules)))
    return { ...stays, reason: 'future service scheduled' };
  return {
    exited: true,
    lastQualifyingService: last,
    exitDate: last,
    determinableOn: dayAfter(last, rules.exitAfterDays),
    days,
  };
};

export const lastQualifying = (
  services: readonly Received[],
  asOf: Day,
  rules: Regulation,
): Day | undefined =>
  services
    .filter(({ on, kind }) => on <= asOf && isService(kind, rules))
    .map(({ on }) => on)
    .toSorted()
    .at(-1);

export const isService = (kind: string, { notServices }: Regulation): boolean => !notServices.includes(kind);

/**
 * 20 CFR 677.150(c)(3): what a State lets exit together, and the person is enrolled in. Never adult education nor
 * vocational rehabilitation, whatever the State would like: they are not administered by the Department of Labor.
 */
export const servicesForExit = (
  program: string,
  byProgram: Readonly<Record<string, readonly Received[]>>,
  exitTogether: readonly string[],
  { mayExitTogether }: Regulation,
): readonly Received[] => {
  const together = exitTogether.filter((one) => mayExitTogether.includes(one));
  const shared = together.includes(program) ? together : [program];
  return shared.flatMap((one) => byProgram[one] ?? []);
};
