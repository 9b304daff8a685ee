import { beforeEach, describe, expect, it } from 'vitest';
import { hostedIntake } from './testing/hosted-intake.ts';
import { college, rosa } from './testing/rosa.ts';
import { fund, harbor, merrimack, otherFund, twoAgenciesAt } from './testing/two-agencies.ts';

let service = hostedIntake();
const { manifest, take, openFor, answer, says, withdraw } = twoAgenciesAt(() => service);

beforeEach(async () => {
  service = hostedIntake();
  for (const slug of [harbor, merrimack, college, fund, otherFund]) await manifest(slug, false);
});

describe('two intakes of one person', () => {
  it('are proposed to the agency of each, which sees its own intake and nothing of the other', async () => {
    await take('one');
    await take('two', { person: { ...rosa, name: 'Canary, Rósa' } });
    expect(await openFor(harbor)).toEqual([
      {
        matchId: expect.stringMatching(/^match-/),
        fund,
        likeness: 'same',
        intakes: ['intake-one'],
        proposedOn: '2026-06-01',
        confirmed: false,
        merged: false,
      },
    ]);
    const [seen] = await openFor(merrimack);
    expect(seen).toMatchObject({ intakes: ['intake-two'] });
    expect(JSON.stringify(seen)).not.toMatch(/harbor-worker|intake-one|person-/);
    expect(await openFor(college)).toEqual([]);
  });

  it('are merged when both agencies said so; neither sees before what the other said', async () => {
    await take('one');
    await take('two');
    await answer(harbor, true);
    const [seen] = await openFor(merrimack);
    expect(seen).toMatchObject({ confirmed: false, merged: false });
    await answer(merrimack, true);
    expect(await openFor(harbor)).toMatchObject([{ confirmed: true, merged: true }]);
    expect((await service.eventsOf(seen?.matchId ?? '')).at(-1)).toMatchObject({
      type: 'PeopleMerged',
      data: { fund, persons: ['person-one', 'person-two'] },
    });
  });

  it('are two again by the word of either, and never proposed again', async () => {
    await take('one');
    const person = await take('two');
    const [seen] = await openFor(harbor);
    await answer(harbor, true);
    await answer(merrimack, true);
    await answer(merrimack, false);
    expect((await says(seen?.matchId ?? '')).slice(-2)).toEqual(['MatchAnswered', 'PeopleUnmerged']);
    await withdraw(person, fund);
    await take('two', { back: true });
    expect([await openFor(harbor), await openFor(merrimack)]).toEqual([[], []]);
  });

  it('are read for an agency while they are open; once over, again when they are asked about anew', async () => {
    await take('one');
    const person = await take('two');
    const [seen] = await openFor(harbor);
    const { book } = service.matching;
    await withdraw(person, fund);
    expect(await book.openOf(harbor)).toHaveLength(1);
    expect([await openFor(harbor), await book.openOf(harbor)]).toEqual([[], []]);
    await take('two', { back: true });
    expect(await openFor(harbor)).toMatchObject([{ matchId: seen?.matchId }]);
  });
});
