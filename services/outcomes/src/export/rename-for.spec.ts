import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { renameFor } from './rename-for.ts';

const ids = {
  derive: (type: string, cause: string) => `${type}-${createHash('sha256').update(cause).digest('hex')}`,
};

/** That a person came in, as it stands in the rows of everybody who serves them. */
const row = {
  id: 'event-1',
  stream: 'intake-1',
  sequence: 1,
  fact: 1,
  standing: 'told' as const,
  trueOn: '2026-11-22',
  knownAt: '2026-11-22T15:00:00.000Z',
  intakeId: 'intake-1',
  personId: 'person-1',
};

const read = (audience: 'mine' | 'restricted', agency: string | null) =>
  renameFor({ audience, agency }, ids)(row);
const named = ({ id, stream, intakeId, personId }: ReturnType<typeof read>) => [
  id,
  stream,
  intakeId,
  personId,
];

it('two agencies that serve one person find no id in common in their rows', () => {
  const [north, south] = [named(read('mine', 'north')), named(read('mine', 'south'))];
  expect(new Set(north).intersection(new Set(south))).toEqual(new Set());
  expect([...north, ...south].filter((id) => Object.values(row).includes(String(id)))).toEqual([]);
});

it('an agency finds the same ids in each of its exports', () =>
  expect(named(read('mine', 'north'))).toEqual(named(read('mine', 'north'))));

it('who reads pseudonyms keeps the ids of events, by which a figure is traced', () => {
  const { id, personId } = read('restricted', null);
  expect(id).toBe('event-1');
  expect(personId).not.toBe('person-1');
});
