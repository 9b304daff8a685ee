import { Refusal } from '@handoff/decider';
import type { Gateway } from '../gateway.ts';

const longest = 16;

/**
 * The refusal of a name that nothing bears, or a better one: a spreadsheet takes the zeros off the front of a number, and with
 * them it is an id the agency knows.
 */
export const unlessZerosAreLost = async (
  { register }: Gateway,
  partner: string,
  named: string,
  refusal: Refusal,
): Promise<Refusal> => {
  if (refusal.code !== 'unknown-referral' || !/^\d{1,15}$/.test(named)) return refusal;
  for (let length = named.length + 1; length <= longest; length += 1) {
    const whole = named.padStart(length, '0');
    if ((await register.ownIds.subjectsOf(partner, whole)).length > 0) return zerosLost(named, whole);
  }
  return refusal;
};

const zerosLost = (named: string, whole: string): Refusal =>
  new Refusal('spreadsheet-damage', {
    place: 'local_ref',
    reason: `no id of yours is ${named}, but ${whole} is: a spreadsheet took the zeros off the front`,
    mend: `Write ${whole}, and format the column as text so that it stays so.`,
  });
