import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AgencyFault } from '../agency-fault.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { habitFor } from './habit.ts';
import { readHabits } from './read-habits.ts';

const shipped = readHabits(join(import.meta.dirname, '../../habits.yaml'));

const written = (text: string): string => {
  const file = join(temporaryFolder(), 'habits.yaml');
  writeFileSync(file, text);
  return file;
};

describe('habits', () => {
  it('come in the order of arrival, and again from the first', () => {
    const college = shipped['bayside-community-college'];
    if (!college) throw new Error('Bayside has no habits.');
    const does = [1, 3, 12, 13].map((number) => habitFor(college, 'learn.esl', number).does);
    expect(does).toEqual(['gains-a-level', 'declines', 'gains-a-level', 'gains-a-level']);
  });

  it('count arrivals from 1', () =>
    expect(() =>
      habitFor({ on: { food: [{ does: 'is-silent' }, { does: 'never-comes' }] } }, 'food', 0),
    ).toThrow(RangeError));

  it('of all kinds are found in the sample: slow, declining, absent, silent, twice, late, full', () => {
    const all = Object.values(shipped);
    const does = new Set(all.flatMap(({ on }) => Object.values(on).flat()).map((habit) => habit.does));
    expect([...does]).toEqual(expect.arrayContaining(['declines', 'never-comes', 'is-silent', 'sends-back']));
    expect(all.some(({ slowMs }) => slowMs > 0)).toBe(true);
    expect(all.some(({ twice }) => twice)).toBe(true);
    expect(all.some(({ lateMs }) => lateMs > 0)).toBe(true);
    expect(all.some(({ fullAfter }) => fullAfter !== null)).toBe(true);
  });

  it('with a word nobody knows are refused by file and place', () => {
    const file = written('bayside-community-college: { on: { food: [{ does: shrugs }] } }');
    expect(() => readHabits(file)).toThrow(AgencyFault);
    expect(() => readHabits(file)).toThrow('bayside-community-college › on › food › 0');
  });
});
