import { linkTo, traceparent, withTraceparent } from '@handoff/runtime';
import type { Gateway } from '../gateway.ts';
import type { Addressed } from '../translate/translate.ts';

/**
 * What a partner says of a referral goes on with the trace in which the referral was offered, so that one trace leads from
 * the intake to the outcome. How it came in is a trace of its own, to which that step is linked: a partner's header never
 * reaches ours, and a receiver that asks often makes no journey longer.
 */
export const onTheJourneysTrace = async <T>(
  { register }: Pick<Gateway, 'register'>,
  { name, value }: Addressed,
  send: () => Promise<T>,
): Promise<T> => {
  const parties = 'referralId' in value ? await register.cases.partiesOf(value.referralId) : undefined;
  if (parties?.trace === undefined) return send();
  const cameBy = traceparent();
  return withTraceparent(parties.trace, `pass on ${name}`, { 'handoff.command': name }, () => {
    linkTo(cameBy);
    return send();
  });
};
