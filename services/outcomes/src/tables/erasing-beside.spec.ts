import { describe, expect, it } from 'vitest';
import { erasingBeside } from './erasing-beside.ts';
import { rowOf } from './fact-row.ts';
import { inMemoryFactTables } from './in-memory-fact-tables.ts';

const rowOfPerson = (personId: string) =>
  rowOf(
    'ParticipationExited',
    {
      participationId: `participation-${personId}`,
      referralId: 'referral-1',
      journeyId: 'journey-1',
      personId,
      provider: 'bayside-community-college',
      lastServiceOn: '2026-10-10',
      reason: 'completed',
    },
    { id: `event-${personId}`, subject: `participation-${personId}`, time: '2026-11-02T14:00:00.000Z' },
  );
const at = '2026-11-03T00:00:00.000Z';

describe('an erasure', () => {
  it('reaches what a rebuild that was killed left beside the tables', async () => {
    const [live, left] = [inMemoryFactTables(), inMemoryFactTables()];
    const rows = [rowOfPerson('person-1'), rowOfPerson('person-2')];
    await live.put(...rows);
    await left.add(rows);
    await erasingBeside(live, (personId) => left.erase(personId, at)).erase('person-1', at);
    for (const tables of [live, left])
      expect((await tables.rows('facts_exit')).map(({ id }) => id)).toEqual(['event-person-2']);
  });

  it('is known to the tables that are read before it is asked what lies beside them', async () => {
    const live = inMemoryFactTables();
    let known: readonly { personId: string }[] = [];
    const tables = erasingBeside(live, async () => {
      known = await live.erasedPeople();
    });
    await tables.erase('person-1', at);
    expect(known).toEqual([{ personId: 'person-1', at }]);
  });
});
