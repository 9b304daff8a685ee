import { describe, expect, it } from 'vitest';
import { mostTraits, type Likeness, traitsOf } from './traits.ts';

const born = '1991-04-12';
const likeness = (one: string, other: string, days = [born, born]): Likeness | undefined => {
  const [mine, theirs] = [one, other].map((name, at) => traitsOf({ name, birthDate: days[at] }));
  const shared = mine?.filter((trait) => theirs?.some(({ text }) => text === trait.text)) ?? [];
  return shared.find((trait) => trait.likeness === 'same')?.likeness ?? shared[0]?.likeness;
};

describe('two records of one person', () => {
  it.each([
    ['Rosa Canary', 'ROSA  CANARY'],
    ['José Ángel Núñez', 'Nunez, Jose Angel'],
    ['María de la Cruz', 'Maria Cruz'],
    ['Nguyễn Thị Đào', 'Nguyen Thi Dao'],
    ["Aoife O'Neil", 'Aoife O’Neil'],
    ['Ana Lima Jr.', 'Lima, Ana'],
  ])('are the same however the name is spelled: %s, %s', (one, other) =>
    expect(likeness(one, other)).toBe('same'),
  );

  it.each([
    ['Rosa Martínez García', 'Rosa Martinez'],
    ['Juan Vázquez', 'Juan Basques'],
    ['Ana Jiménez', 'Anna Ximenez'],
    ['Mohamed Diallo', 'Muhammad Dialo'],
    ['Philippe Joseph', 'Filipe Josef'],
    ['Ana Llanes', 'Ana Yanes'],
  ])('are near where two parts sound alike: %s, %s', (one, other) =>
    expect(likeness(one, other)).toBe('near'),
  );

  it('are near where somebody wrote the month first', () =>
    expect(likeness('Rosa Canary', 'Rosa Canary', ['1991-04-12', '1991-12-04'])).toBe('near'));
});

describe('two people', () => {
  it.each([
    ['Maria Lopez', 'Mario Lopez', [born, born]],
    ['Rosa Canary', 'Rosa Finch', [born, born]],
    ['Rosa Canary', 'Rosa Canary', [born, '1991-04-13']],
    ['Rosa', 'Rosa Canary', [born, born]],
  ])('share nothing: %s, %s', (one, other, days) => expect(likeness(one, other, days)).toBeUndefined());

  it('share nothing where the day of birth was not told', () =>
    expect(traitsOf({ name: 'Rosa Canary' })).toEqual([]));
});

describe('a name', () => {
  it('of small words alone keeps them', () => expect(likeness('Le Van Do', 'Lê Văn Đô')).toBe('same'));

  it('in letters of no case is the same only as it is written', () =>
    expect([likeness('陈 美玲', '美玲 陈'), likeness('陈 美玲', '陈 美灵')]).toEqual(['same', undefined]));

  it('has no more traits than an entry has room for', () =>
    expect(traitsOf({ name: 'Ana Bea Cleo Dina Eva Fia Gia Hana', birthDate: born })).toHaveLength(
      mostTraits,
    ));
});
