import { Refusal } from '@handoff/decider';
import type { Gateway } from '../gateway.ts';

const longest = 16;

type Knows = (ownId: string) => Promise<boolean>;

/**
 * The refusal of a name that nothing bears, or a better one: a spreadsheet makes a number or a day of an id, and before it did
 * so it was one that the agency knows.
 */
export const unlessIdIsDamaged = async (
  { register }: Gateway,
  partner: string,
  named: string,
  refusal: Refusal,
): Promise<Refusal> => {
  if (refusal.code !== 'unknown-referral') return refusal;
  const knows: Knows = async (ownId) => (await register.ownIds.subjectsOf(partner, ownId)).length > 0;
  return (
    (await zerosLost(named, knows)) ?? (await madeDigits(named, knows)) ?? writtenAsDay(named) ?? refusal
  );
};

const zerosLost = async (named: string, knows: Knows): Promise<Refusal | undefined> => {
  if (!/^\d{1,15}$/.test(named)) return undefined;
  for (let length = named.length + 1; length <= longest; length += 1) {
    const whole = named.padStart(length, '0');
    if (await knows(whole))
      return damage(
        `no id of yours is ${named}, but ${whole} is: a spreadsheet took the zeros off the front`,
        `Write ${whole}, and format the column as text so that it stays so.`,
      );
  }
  return undefined;
};

/** 1001.0 and 1,001 were 1001. */
const madeDigits = async (named: string, knows: Knows): Promise<Refusal | undefined> => {
  if (!/^\d{1,3}([,.\u00A0 ]\d{3})+$|^\d+[.,]0+$/.test(named)) return undefined;
  const whole = named.replace(/[.,]0+$/, '').replaceAll(/\D/g, '');
  const all = named.replaceAll(/\D/g, '');
  for (const meant of [whole, all])
    if (await knows(meant))
      return damage(
        `no id of yours is ${named}, but ${meant} is: a spreadsheet wrote it as a number`,
        `Write ${meant}, and format the column as text so that it stays so.`,
      );
  return undefined;
};

const month = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const likeADay = new RegExp(`^(\\d{1,2}-(${month})|(${month})-\\d{2})$`, 'i');

/** 3-4 and MAR-04 become a day, and nothing in it tells which of them it was. */
const writtenAsDay = (named: string): Refusal | undefined =>
  likeADay.test(named)
    ? damage(
        `no id of yours is ${named}: a spreadsheet may have made a day of an id such as 3-4 or MAR-04`,
        'Fill the id in again from where it came from, and format the column as text so that it stays so.',
      )
    : undefined;

const damage = (reason: string, mend: string): Refusal =>
  new Refusal('spreadsheet-damage', { place: 'local_ref', reason, mend });
