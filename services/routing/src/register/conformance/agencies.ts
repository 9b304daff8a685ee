import { expect, it } from 'vitest';
import * as sample from '../../domain/referral/referral.samples.ts';
import type { Open } from './opened.ts';

const agency = (slug: string, ...languages: string[]) => ({
  slug,
  jurisdiction: 'US-MA',
  languages,
  services: [],
  confirmedAt: sample.at,
});

/** What agencies say they offer, how they answer, and which is paused. */
export const agenciesConformance = (open: Open): void => {
  it('finds agencies as they were said last', async () => {
    const { directory } = (await open()).register;
    for (const one of [agency('bayside', 'en'), agency('quincy', 'en'), agency('bayside', 'en', 'es')])
      await directory.save(one);
    expect(await directory.agencies(['bayside', 'nowhere'])).toEqual([agency('bayside', 'en', 'es')]);
  });

  it('knows which agency is paused, and since when, until it goes on', async () => {
    const { pauses } = (await open()).register;
    await pauses.keep('bayside-community-college', '2026-01-07T14:00:00.000Z');
    expect(await pauses.since('bayside-community-college')).toBe('2026-01-07T14:00:00.000Z');
    expect(await pauses.since('quincy-point-college')).toBeUndefined();
    await pauses.end('bayside-community-college');
    expect(await pauses.since('bayside-community-college')).toBeUndefined();
  });

  it('finds all agencies that offer a service, by name', async () => {
    const { directory } = (await open()).register;
    const food = {
      code: 'food',
      program: null,
      cohort: null,
      startsOn: null,
      seats: null,
      seatKind: null,
      details: null,
    };
    for (const one of [agency('salem', 'en'), agency('bayside', 'en'), agency('quincy', 'es')])
      await directory.save({ ...one, services: one.slug === 'quincy' ? [] : [food] });
    const slugs = (found: readonly { slug: string }[]) => found.map(({ slug }) => slug);
    expect(slugs(await directory.offering('food'))).toEqual(['bayside', 'salem']);
    expect(slugs(await directory.all())).toEqual(['bayside', 'quincy', 'salem']);
  });

  it('keeps how each agency answers, also where many are told at once', async () => {
    const { answers } = (await open()).register;
    const at = (hour: number) => `2026-01-05T${String(hour).padStart(2, '0')}:00:00.000Z`;
    const note = (what: 'offered' | 'a-word', number: number, hour: number, agency = 'bayside') =>
      answers.note(agency, { what, referralId: `referral-${number}`, at: at(hour) });
    const numbers = [0, 1, 2, 3, 4];
    await Promise.all(numbers.map((number) => note('offered', number, number)));
    await Promise.all(numbers.map((number) => note('a-word', number, number + 3)));
    await note('offered', 9, 9, 'quincy');
    expect(await answers.of('bayside')).toEqual(
      numbers.map((number) => ({ offeredAt: at(number), hours: 3, ranOut: false })),
    );
    expect([await answers.of('quincy'), await answers.of('nowhere')]).toEqual([[], []]);
    const lengths = new Map((await answers.all()).map(({ agency, book }) => [agency, book.length]));
    expect([lengths.get('bayside'), lengths.get('quincy'), lengths.size]).toEqual([5, 1, 2]);
  });
};
