import { beforeEach, describe, expect, it } from 'vitest';
import { hostedIntake } from './testing/hosted-intake.ts';
import { college, rosa, terms } from './testing/rosa.ts';
import {
  agreed,
  fund,
  harbor,
  merrimack,
  otherFund,
  type Taken,
  twoAgenciesAt,
} from './testing/two-agencies.ts';

let service = hostedIntake();
const { manifest, take, openFor, answer, says, withdraw, entries } = twoAgenciesAt(() => service);

beforeEach(async () => {
  service = hostedIntake();
  for (const slug of [harbor, merrimack, college, fund, otherFund]) await manifest(slug, false);
});

describe('nobody stands in an index', () => {
  it.each([
    ['who agreed to no fund', { consents: [terms('exchange', 'screening', 'routing')] }],
    ['who agreed to something else of a fund', { consents: [terms(fund, 'progress')] }],
    ['whose day of birth was not told', { person: { name: 'Rosa Canary', contacts: [], facts: {} } }],
    ['of an agency that nobody knows', { referrer: 'unknown-center' }],
    ['for a fund that nobody knows', { consents: [terms('unknown-fund', 'matching')] }],
  ] as const)('%s', async (_, taken) => {
    const person = await take('one', taken as Taken);
    expect(await entries(person)).toEqual([]);
  });

  it.each([
    ['at', harbor],
    ['for', fund],
    ['with a consent to', college],
  ])('%s an agency whose manifest says no, now or from now on', async (_, slug) => {
    const consents = [...agreed, terms(college, 'contact')];
    await take('two');
    const person = await take('one', { consents });
    expect(await entries(person)).toHaveLength(1);
    expect(await openFor(merrimack)).toHaveLength(1);
    await manifest(slug, true);
    expect(await entries(person)).toEqual([]);
    expect(await openFor(merrimack)).toEqual([]);
    const another = await take('three', { referrer: harbor, consents });
    expect(await entries(another)).toEqual([]);
  });
});

describe('an entry', () => {
  it('says nothing without the key of its fund, and is as long for everybody', async () => {
    const person = await take('one', { consents: [...agreed, terms(otherFund, 'matching')] });
    const long = await take('two', { person: { ...rosa, name: 'Ana Bea Cleo Dina Eva Fia Canary' } });
    const [one, other] = await entries(person);
    expect([fund, otherFund]).toEqual(expect.arrayContaining([one?.fund, other?.fund]));
    expect(one?.tokens.filter((token) => other?.tokens.includes(token))).toEqual([]);
    expect((await entries(long))[0]?.tokens).toHaveLength(one?.tokens.length ?? 0);
    expect(JSON.stringify(await entries(person, long))).not.toMatch(/canary|rosa|1991/i);
  });

  it('is the same when the same person is entered again: two copies of it show no more than one', async () => {
    const person = await take('one');
    const before = await entries(person);
    await take('one', { back: true, consents: [...agreed, terms(college, 'contact')] });
    const after = await entries(person);
    expect(after[0]?.around).not.toEqual(before[0]?.around);
    expect(after[0]?.tokens).toEqual(before[0]?.tokens);
    await take('two');
    const shared = (await entries('person-two'))[0]?.tokens.filter((token) =>
      after[0]?.tokens.includes(token),
    );
    // What fills it up is one person's: two people of one name share what their name makes, and no more.
    expect(shared).toHaveLength(2);
  });

  it('goes at once when the person takes it back, and what was merged counts as two', async () => {
    const person = await take('one');
    await take('two');
    const [seen] = await openFor(harbor);
    await answer(harbor, true);
    await answer(merrimack, true);
    await withdraw(person, fund);
    expect(await entries(person)).toEqual([]);
    expect((await says(seen?.matchId ?? '')).slice(-2)).toEqual(['PeopleUnmerged', 'MatchLapsed']);
    expect([await openFor(harbor), await openFor(merrimack)]).toEqual([[], []]);
    // What they said once counts no more: both are asked anew.
    await take('one', { back: true });
    expect(await openFor(merrimack)).toMatchObject([{ confirmed: false, merged: false }]);
  });

  /** As another process handles a manifest: it takes out what stands at that moment. */
  const keepsOut = async (slug: string, ...people: string[]) => {
    await service.matching.agencies.keep(slug, false);
    for (const personId of people) await service.matching.index.drop(personId, fund);
  };

  it('does not stand where an agency said no while it was being made', async () => {
    const { index } = service.matching;
    const put = index.put.bind(index);
    index.put = async (entry) => {
      await keepsOut(harbor);
      await put(entry);
    };
    expect(await entries(await take('one'))).toEqual([]);
  });

  it('leads to no question where an agency said no while it was being asked', async () => {
    const { book } = service.matching;
    const note = book.note.bind(book);
    book.note = async (match) => {
      await keepsOut(merrimack, 'person-two');
      await note(match);
    };
    await take('two');
    await take('one');
    expect([await openFor(harbor), await openFor(merrimack)]).toEqual([[], []]);
  });

  it('ends with the consent, and so does what was merged', async () => {
    const short = [{ ...terms(fund, 'matching'), until: '2026-07-01' }];
    await take('one', { consents: short });
    await take('two');
    const [seen] = await openFor(harbor);
    await answer(harbor, true);
    await answer(merrimack, true);
    await service.pass(30);
    expect(await openFor(harbor)).toMatchObject([{ merged: true }]);
    await service.pass(1);
    expect((await says(seen?.matchId ?? '')).slice(-2)).toEqual(['PeopleUnmerged', 'MatchLapsed']);
    expect(await openFor(harbor)).toEqual([]);
  });

  it('goes with the person; nothing of the pair leads to who stays', async () => {
    const person = await take('one');
    await take('two');
    const [seen] = await openFor(merrimack);
    await answer(harbor, true);
    await answer(merrimack, true);
    const erasure = { intakeId: 'intake-one', personId: person };
    await service.command('ErasePerson', 'intake-one', erasure, 'partner:x:erase');
    await service.settle();
    expect(await entries(person)).toEqual([]);
    expect(await service.eventsOf(seen?.matchId ?? '')).toEqual([]);
    expect(await service.matching.book.ofPerson('person-two')).toEqual([]);
    expect(await openFor(merrimack)).toEqual([]);
  });

  it('is made, and every key it takes is used, on record', async () => {
    const person = await take('one');
    const lines = (await service.audit.of(person)).map(({ recipient, purpose, use, because }) =>
      [recipient, purpose, use, because].join(' '),
    );
    expect(lines).toContain('exchange identity open matching-agreed');
    expect(lines).toContain(`${fund} matching match consent-live`);
  });
});
