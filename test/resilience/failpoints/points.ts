import type { ServiceName } from '@handoff/schemas';

/** A failpoint in a service that will pass it, and what has to be armed before so that it does. */
export type Point = Readonly<{ name: string; service: ServiceName; first?: readonly string[] }>;
export type Wave = Readonly<{ where: string; points: readonly Point[] }>;

const point = (name: string, service: ServiceName, ...first: readonly string[]): Point => ({
  name,
  service,
  first,
});

/**
 * What is hit at the same time: at most one in a service, unless the second can only come after the first. The relay
 * claims what a failed publication left behind (of a stream with one event: a second would publish the first), and what
 * is redriven must first be parked.
 */
export const waves: readonly Wave[] = [
  {
    where: 'between a request and its effects',
    points: [
      point('api.after-commit-before-reply', 'intake'),
      point('key.before-destroy', 'intake'),
      point('key.after-destroy', 'intake'),
      point('relay.claimed', 'eligibility', 'relay.after-send-before-mark:throw'),
      point('consumer.before-effect', 'routing'),
      point('api.before-commit', 'outcomes'),
      point('consumer.after-effect-before-cursor', 'gateway'),
    ],
  },
  {
    where: 'between two things that belong together',
    points: [
      point('relay.after-send-before-mark', 'intake'),
      point('parked.redriven-before-clear', 'eligibility', 'consumer.before-effect:throw'),
      point('hold.after-hold-before-accept', 'routing'),
      point('relay.after-mark', 'outcomes'),
      point('consumer.after-cursor-before-offset', 'gateway'),
    ],
  },
  {
    where: "between a partner's answer, or a verdict, and our own note of it",
    points: [
      point('webhook.after-2xx-before-mark', 'gateway'),
      point('screening.before-record', 'eligibility'),
    ],
  },
];

/** What these runs never come to is crashed beside its code: nobody's clock rings while they last, and nobody leaves an agency. */
export const elsewhere: Readonly<Record<string, string>> = {
  'clock.claimed': 'packages/stream-store/test/conformance/clocks.ts',
  'clock.after-ring': 'packages/stream-store/test/conformance/clocks.ts',
  'staff.left': 'services/gateway/src/staff/depart.spec.ts',
  'staff.sessions-ended': 'services/gateway/src/staff/depart.spec.ts',
  'staff.handed-over': 'services/gateway/src/staff/depart.spec.ts',
};
