import type { Gateway } from './gateway.ts';

/**
 * The id under which one partner knows a stream: its type stays readable, the rest differs from partner to partner, so
 * that two partners find nothing to join on. Known before the view exists, because notices name each other's subjects.
 */
export const externalId = ({ ids }: Pick<Gateway, 'ids'>, partner: string, subject: string): string =>
  ids.derive(subject.slice(0, subject.indexOf('-')), `external|${partner}|${subject}`);
