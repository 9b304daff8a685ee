import { describe, expect, it } from 'vitest';
import { hostedOutcomes } from '../testing/hosted-outcomes.ts';
import { reported } from '../testing/reported.ts';
import { samePersonBy } from './same-person.ts';

const fund = 'commonwealth-workforce-fund';
const which = { matchId: 'match-1', fund, persons: ['person-1', 'person-2'] };

const told = async () => {
  const service = hostedOutcomes();
  await reported(service);
  const says = async (type: 'PeopleMerged' | 'PeopleUnmerged', sequence: number, said = which) => {
    await service.tell(type, said.matchId, said, { sequence });
    await service.settle();
  };
  const figures = (query: object) =>
    service.call('operator', 'GET', '/internal/figures', {
      query: { programYear: '2025', ...query },
    }) as Promise<{ asOf: string; wioa: { people: number } }>;
  return { service, says, figures, by: (query: object = {}) => figures({ fund, ...query }) };
};

describe('two who were said to be one person', () => {
  it('count once for the fund they agreed to, and for nobody else', async () => {
    const { says, by, figures } = await told();
    await says('PeopleMerged', 1);
    expect([
      (await by()).wioa.people,
      (await by({ fund: 'harbor-literacy-fund' })).wioa.people,
      (await figures({})).wioa.people,
    ]).toEqual([4, 5, 5]);
  });

  it('count as if they had never been, once it is undone', async () => {
    const { says, by } = await told();
    const never = await by();
    await says('PeopleMerged', 1);
    expect((await by()).wioa.people).toBe(4);
    await says('PeopleUnmerged', 2);
    expect({ ...(await by()), asOf: never.asOf }).toEqual(never);
  });

  it('count as one in a report of a day on which they were', async () => {
    const { service, says, by } = await told();
    const days = ['2026-11-02', '2026-11-04', '2026-11-06'];
    await service.pass(1);
    await says('PeopleMerged', 1);
    await service.pass(2);
    await says('PeopleUnmerged', 2);
    await service.pass(2);
    const people = await Promise.all(days.map(async (asOf) => (await by({ asOf })).wioa.people));
    expect(people).toEqual([5, 4, 5]);
  });

  it('leave nothing behind when either is erased', async () => {
    const { service, says } = await told();
    await says('PeopleMerged', 1);
    await service.tell('ParticipantErased', 'intake-2', {
      personId: 'person-2',
      intakeId: 'intake-2',
      keysGoneBy: '2026-12-07',
    });
    await service.settle();
    expect(await service.tables.rows('people_merged')).toEqual([]);
    await says('PeopleUnmerged', 2);
    expect(await service.tables.rows('people_merged')).toEqual([]);
  });

  it('are not told of to an agency about its own', async () => {
    const { by } = await told();
    await expect(by({ agency: 'bayside-community-college' })).rejects.toMatchObject({
      code: 'fund-or-agency',
      place: 'query.fund',
    });
  });
});

describe('merges', () => {
  it('make one of three, in whatever order they came', () => {
    const merge = (personId: string, otherPersonId: string) =>
      ({ personId, otherPersonId, fund }) as unknown as Parameters<typeof samePersonBy>[0][number];
    const pairs = [merge('a', 'b'), merge('c', 'd'), merge('b', 'd')];
    for (const order of [pairs, pairs.toReversed()])
      expect(['a', 'b', 'c', 'd', 'e'].map(samePersonBy(order))).toEqual(['a', 'a', 'a', 'a', 'e']);
  });
});
