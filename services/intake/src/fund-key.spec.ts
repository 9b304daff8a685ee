import { fileKms, KeyUnknown, type Kms, newSecretKey } from '@handoff/sealing';
import { beforeEach, describe, expect, it } from 'vitest';
import { hostedIntake } from './testing/hosted-intake.ts';
import { parkOn } from './testing/park-on.ts';
import { college, terms } from './testing/rosa.ts';
import { agreed, fund, harbor, merrimack, otherFund, twoAgenciesAt } from './testing/two-agencies.ts';

let service = hostedIntake();
const { manifest, take, openFor, answer, says, entries } = twoAgenciesAt(() => service);

const hosted = async (kms?: Kms): Promise<void> => {
  service = hostedIntake(kms && { kms });
  for (const slug of [harbor, merrimack, college, fund]) await manifest(slug, false);
};
beforeEach(() => hosted());

const change = (name = '2027-01', more: object = {}) =>
  service.call('operator', 'POST', '/internal/funds/:fund/key', {
    params: { fund },
    body: { name, ...more },
  });
const keysOf = async (...people: string[]) => (await entries(...people)).map(({ keyId }) => keyId);
const opens = (keyId: string | undefined) => service.vault.keyring.forOpening(keyId ?? '');
const destroyed = { code: 'key-destroyed' };

describe('the key of a fund', () => {
  it('is changed, with everybody entered anew and what was merged untouched', async () => {
    const people = [await take('one'), await take('two')];
    await answer(harbor, true);
    const before = await entries(...people);
    expect(await change()).toEqual({ fund, entered: 2, out: 0, left: 0 });
    const after = await entries(...people);
    expect(after.map(({ keyId }) => keyId)).not.toContain(before[0]?.keyId);
    expect(after.flatMap(({ tokens }) => tokens)).not.toContain(before[0]?.tokens[0]);
    await expect(opens(before[0]?.keyId)).rejects.toMatchObject(destroyed);
    expect(await openFor(harbor)).toMatchObject([{ confirmed: true, merged: false }]);
    await take('three', { referrer: college });
    expect(await openFor(college)).toHaveLength(2);
  });

  it('is ended once by a name, however often and late that is said, and again by another', async () => {
    const person = await take('one');
    await change();
    const [first] = await keysOf(person);
    expect(await change()).toEqual({ fund, entered: 0, out: 0, left: 0 });
    expect(await keysOf(person)).toEqual([first]);
    expect(await change('2028-01')).toEqual({ fund, entered: 1, out: 0, left: 0 });
    const [second] = await keysOf(person);
    expect(second).not.toBe(first);
    expect(await change('2027-01')).toEqual({ fund, entered: 0, out: 0, left: 0 });
    expect(await keysOf(person)).toEqual([second]);
  });

  it('is ended once where it was cut short: by the same name whoever is left is entered', async () => {
    const people = [await take('one'), await take('two')];
    const { index } = service.matching;
    const before = index.put.bind(index);
    let left = 1;
    index.put = (entry) => ((left -= 1) < 0 ? Promise.reject(new Error('away')) : before(entry));
    await expect(change()).rejects.toThrow('away');
    index.put = before;
    expect(await change()).toEqual({ fund, entered: 1, out: 0, left: 0 });
    expect(new Set(await keysOf(...people)).size).toBe(1);
  });

  it('is ended by another name also where people were left to be entered by the first', async () => {
    await take('one');
    await take('two');
    expect(await change('2027-01', { most: 1 })).toEqual({ fund, entered: 1, out: 0, left: 1 });
    const [between] = await keysOf('person-one');
    expect(await change('2027-02')).toEqual({ fund, entered: 2, out: 0, left: 0 });
    await expect(opens(between)).rejects.toMatchObject(destroyed);
  });

  it('leaves whoever is in doubt under no key, and what was merged untouched', async () => {
    await take('one');
    await take('two');
    const [seen] = await openFor(harbor);
    await answer(harbor, true);
    await answer(merrimack, true);
    await parkOn(service, service.ids.derive('consent', 'person-one'));
    expect(await change()).toEqual({ fund, entered: 1, out: 1, left: 0 });
    expect(await entries('person-one')).toEqual([]);
    expect((await says(seen?.matchId ?? '')).at(-1)).toBe('PeopleMerged');
  });

  it('asks nobody again what nobody answered; who agrees for longer is asked', async () => {
    await take('one');
    await take('two');
    await service.pass(91);
    await change();
    expect(await openFor(harbor)).toEqual([]);
    const longer = [{ ...terms(fund, 'matching'), until: '2028-06-01' }];
    await take('one', { back: true, consents: longer });
    expect(await openFor(harbor)).toEqual([]);
    await take('two', { back: true, consents: longer });
    expect(await openFor(harbor)).toHaveLength(1);
  });

  it('stands in the trail as ended, by which name, before it ends', async () => {
    const [keyId] = await keysOf(await take('one'));
    const { audit } = service;
    const write = audit.write.bind(audit);
    audit.write = () => Promise.reject(new Error('full'));
    await expect(change()).rejects.toThrow('full');
    await opens(keyId);
    audit.write = write;
    await change();
    await change();
    expect(await audit.of(`fund-${fund}-1`)).toMatchObject([
      {
        who: 'operator',
        recipient: fund,
        use: 'destroy',
        because: 'fund-key-rotation',
        causation: '2027-01',
      },
    ]);
  });

  it('that changes while somebody is entered leaves nobody under the former', async () => {
    const { index } = service.matching;
    const before = index.put.bind(index);
    index.put = async (entry) => {
      index.put = before;
      await change();
      return before(entry);
    };
    const people = [await take('one'), await take('two')];
    expect(new Set(await keysOf(...people)).size).toBe(1);
    expect(await openFor(harbor)).toHaveLength(1);
  });

  it('is not said to be ended where the fund is mistyped: nothing is made, noted or begun', async () => {
    const person = await take('one');
    const body = { name: '2027-01' };
    const mistyped = 'commonwealth-workforce-fnud';
    await expect(
      service.call('operator', 'POST', '/internal/funds/:fund/key', { params: { fund: mistyped }, body }),
    ).rejects.toMatchObject({ code: 'fund-unknown', place: 'fund' });
    expect(await service.stores.keys.current(`fund-${mistyped}-1`, 'matching')).toBeUndefined();
    expect(await service.audit.of(`fund-${mistyped}-1`)).toEqual([]);
    const begun = { fund: mistyped, name: '2027-01', generation: 7 };
    expect(await service.matching.rotations.begin(begun)).toBe(7);
    await opens((await keysOf(person))[0]);
  });

  it('is nobody’s but the operator’s to change', async () => {
    const body = { name: '2027-01' };
    const asked = service.call('gateway', 'POST', '/internal/funds/:fund/key', { params: { fund }, body });
    await expect(asked).rejects.toThrow('gateway may not POST');
  });
});

describe('the key of a fund that is lost with its master', () => {
  /** Of what it wrapped up to now, it opens nothing that is named so. */
  const losing = () => {
    const held = fileKms(newSecretKey());
    const lost = new Set<string>();
    const kms: Kms = {
      ...held,
      unwrap: async (wrapped, context, place) => {
        if ([...lost].some((named) => context.includes(named)))
          throw new KeyUnknown('master-key-unknown', wrapped.masterKeyId);
        return held.unwrap(wrapped, context, place);
      },
    };
    return { kms, lost };
  };

  it('is ended like any other, and those whose own keys are there are entered anew', async () => {
    const { kms, lost } = losing();
    await hosted(kms);
    await take('one');
    lost.add(`fund-${fund}-1`);
    const two = await take('two');
    expect(await service.parked.streams()).toMatchObject([{ consumer: 'intake.matching' }]);
    expect(await change()).toEqual({ fund, entered: 1, out: 0, left: 0 });
    expect(await entries('person-one', two)).toHaveLength(1);
    await take('three');
    expect(await openFor(harbor)).toHaveLength(1);
  });

  it('is ended also where another that was lost keeps the same people', async () => {
    const { kms, lost } = losing();
    await hosted(kms);
    await manifest(otherFund, false);
    await take('one', { consents: [terms(otherFund, 'matching'), ...agreed] });
    lost.add(`fund-${otherFund}-1`);
    expect(await change()).toEqual({ fund, entered: 1, out: 0, left: 0 });
  });

  it('takes whoever can’t be opened any more out of the index, and goes on with the next', async () => {
    const { kms, lost } = losing();
    await hosted(kms);
    await take('one');
    await take('two');
    lost.add(`fund-${fund}-1`).add('person-one');
    expect(await change()).toEqual({ fund, entered: 1, out: 1, left: 0 });
    expect((await entries('person-one', 'person-two')).map(({ personId }) => personId)).toEqual([
      'person-two',
    ]);
  });
});
