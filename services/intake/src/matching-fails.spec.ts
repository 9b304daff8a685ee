import { redrive } from '@handoff/messaging';
import { beforeEach, describe, expect, it } from 'vitest';
import { hostedIntake } from './testing/hosted-intake.ts';
import { parkOn } from './testing/park-on.ts';
import { college, terms } from './testing/rosa.ts';
import { agreed, fund, harbor, merrimack, twoAgenciesAt } from './testing/two-agencies.ts';

let service = hostedIntake();
const { manifest, take, openFor, answer, says, withdraw, entries } = twoAgenciesAt(() => service);

beforeEach(async () => {
  service = hostedIntake();
  for (const slug of [harbor, merrimack, college, fund]) await manifest(slug, false);
});

const fault = (): never => {
  throw new Error('a fault');
};
/** An outage, or the end of the process: the message comes again. */
const cutOff = (): never => {
  throw Object.assign(new Error('cut off'), { transient: true });
};
const check = (personId: string, recipient: string, purpose: string) =>
  service.call('gateway', 'POST', '/internal/consent/check', { body: { personId, recipient, purpose } });
/** Turns about one person end in a fault, that many of them. */
const failsFor = (whom: string, times = Infinity): void => {
  const { index } = service.matching;
  const of = index.of.bind(index);
  let left = times;
  index.of = async (personId) => (personId === whom && (left -= 1) >= 0 ? fault() : of(personId));
};
const erase = (number: 'one' | 'two', intakeId = `intake-${number}`) =>
  service.command('ErasePerson', intakeId, { intakeId, personId: `person-${number}` }, 'partner:x:erase');
const waits = (personId: string) => parkOn(service, service.ids.derive('consent', personId));

describe('a fault where people are entered', () => {
  it('keeps nobody from anything else, and is mended by a redrive', async () => {
    const { index } = service.matching;
    const put = index.put.bind(index);
    index.put = async () => fault();
    const person = await take('one', { consents: [...agreed, terms(college, 'contact')] });
    expect(await service.parked.streams()).toMatchObject([{ consumer: 'intake.matching' }]);
    expect(await check(person, college, 'contact')).toMatchObject({ allowed: true });
    expect(await check(person, 'exchange', 'routing')).toMatchObject({ allowed: true });

    index.put = put;
    const subscriber = service.subscribers.find(({ consumer }) => consumer === 'intake.matching') ?? fault();
    await redrive({ subscriber, parked: service.parked });
    expect(await entries(person)).toHaveLength(1);
  });
});

describe('somebody who takes consent back while an entry of theirs waits parked', () => {
  it('is out of the index at once, and one with nobody', async () => {
    await take('one');
    await take('two');
    const [seen] = await openFor(harbor);
    await answer(harbor, true);
    await answer(merrimack, true);
    service.matching.index.put = async () => fault();
    await take('one', { back: true, consents: [...agreed, terms(college, 'contact')] });
    expect(await service.parked.streams()).toMatchObject([{ consumer: 'intake.matching' }]);
    await withdraw('person-one', fund);
    expect(await entries('person-one', 'person-two')).toMatchObject([{ personId: 'person-two' }]);
    expect((await says(seen?.matchId ?? '')).slice(-2)).toEqual(['PeopleUnmerged', 'MatchLapsed']);
  });

  it('is kept from nothing else where taking them out fails', async () => {
    await take('one', { consents: [...agreed, terms(college, 'contact')] });
    service.matching.index.drop = async () => fault();
    await withdraw('person-one', fund);
    const waiting = (await service.parked.streams()).map(({ consumer }) => consumer).toSorted();
    expect(waiting).toEqual(['intake.matching', 'intake.matching-ends']);
    expect(await check('person-one', college, 'contact')).toMatchObject({ allowed: true });
  });
});

describe('somebody whose record waits for something', () => {
  const merged = async () => {
    await take('one');
    await take('two');
    const [seen] = await openFor(harbor);
    await answer(harbor, true);
    await answer(merrimack, true);
    return seen?.matchId ?? '';
  };

  it('stays where they stood, and one with whom they are merged', async () => {
    const matchId = await merged();
    await waits('person-one');
    await take('two', { back: true });
    expect(await entries('person-one', 'person-two')).toHaveLength(2);
    expect((await says(matchId)).at(-1)).toBe('PeopleMerged');
  });

  it('leaves what they certainly took back', async () => {
    const matchId = await merged();
    await waits('person-one');
    await withdraw('person-one', fund);
    expect(await entries('person-one')).toEqual([]);
    expect((await says(matchId)).at(-1)).toBe('MatchLapsed');
  });

  const isForgotten = async (matchId: string): Promise<void> => {
    await service.settle();
    expect(await entries('person-one')).toEqual([]);
    expect([await service.eventsOf(matchId), await openFor(merrimack)]).toEqual([[], []]);
  };

  it('is erased all the same, and nothing of the pair leads to who stays', async () => {
    const matchId = await merged();
    await waits('person-one');
    await erase('one');
    await isForgotten(matchId);
  });

  it('is erased also where what waits is the erasure of their keys', async () => {
    await parkOn(service, 'intake-one-back', 'intake.consents');
    const matchId = await merged();
    await take('one', { back: true });
    await erase('one', 'intake-one-back');
    await isForgotten(matchId);
  });

  it('is erased also where it is their consent that tells of it first', async () => {
    const matchId = await merged();
    failsFor('person-one', 1);
    await erase('one');
    await isForgotten(matchId);
  });
});

describe('a turn that is cut off after it proposed', () => {
  /** Does `meanwhile` as another process would, just before the pair is noted; then the turn ends with the proposal. */
  const cutOffAfter = (meanwhile: () => Promise<unknown>): void => {
    const { book, agencies } = service.matching;
    const [note, thatMay] = [book.note.bind(book), agencies.thatMay.bind(agencies)];
    book.note = async (match) => {
      book.note = note;
      await meanwhile();
      await note(match);
      agencies.thatMay = async () => {
        agencies.thatMay = thatMay;
        return cutOff();
      };
    };
  };

  it.each(['is finished', 'fails at something else'])(
    'leaves no question about somebody who left meanwhile, where the next turn %s',
    async (next) => {
      await take('two');
      const { agencies, index } = service.matching;
      cutOffAfter(async () => {
        await agencies.keep(merrimack, false);
        await index.drop('person-two', fund);
        if (next !== 'is finished') index.alike = async () => fault();
      });
      await take('one');
      expect([await openFor(harbor), await openFor(merrimack)]).toEqual([[], []]);
    },
  );
});

describe('somebody erased while a pair is being proposed', () => {
  it('is no half of it: it is forgotten, though their erasure found nothing to forget', async () => {
    const person = await take('two');
    const { book } = service.matching;
    // Their erasure is handled beside this turn: nothing that comes after it tells of it.
    failsFor(person);
    const note = book.note.bind(book);
    let matchId = '';
    book.note = async (match) => {
      book.note = note;
      ({ matchId } = match);
      await note(match);
      await erase('two');
      await service.matching.index.drop(person, fund);
      await service.matching.book.drop(match.matchId);
    };
    await take('one');
    expect(matchId).not.toBe('');
    expect(await service.eventsOf(matchId)).toEqual([]);
    expect(await book.ofPerson('person-one')).toEqual([]);
    expect(await openFor(harbor)).toEqual([]);
  });
});

describe('a consent that is made shorter', () => {
  it('ends what was merged with its new last day', async () => {
    await take('one');
    await take('two');
    const [seen] = await openFor(harbor);
    await answer(harbor, true);
    await answer(merrimack, true);
    await take('one', { back: true, consents: [{ ...terms(fund, 'matching'), until: '2026-07-01' }] });
    await service.pass(30);
    expect(await openFor(harbor)).toMatchObject([{ merged: true }]);
    await service.pass(1);
    expect((await says(seen?.matchId ?? '')).slice(-2)).toEqual(['PeopleUnmerged', 'MatchLapsed']);
  });

  it('holds where it was made shorter while the pair was being proposed', async () => {
    await take('two');
    const { book } = service.matching;
    // Its own turn is over before this one is: nothing that comes after tells of it.
    failsFor('person-two');
    const note = book.note.bind(book);
    book.note = async (match) => {
      book.note = note;
      await note(match);
      const given = {
        personId: 'person-two',
        intakeId: 'intake-two',
        service: 'learn.esl',
        causation: 'said',
      };
      const shorter = { ...terms(fund, 'matching'), until: '2026-07-01' };
      await service.call('routing', 'POST', '/internal/consent/grant', {
        body: { ...given, terms: shorter },
      });
    };
    await take('one');
    await service.pass(31);
    expect(await openFor(harbor)).toEqual([]);
  });
});
