import { describe, expect, it } from 'vitest';
import { days, lives } from './lives.ts';
import { type Held, type HeldAuthority, planOf } from './plan.ts';

const now = new Date('2027-06-01T00:00:00Z');
const inDays = (count: number): Date => new Date(now.getTime() + days(count));

/** By the days that it has left. */
const authority = (id: string, left: number, canSign = true): HeldAuthority => ({
  id,
  since: new Date(inDays(left).getTime() - lives.authority),
  until: inDays(left),
  canSign,
});
const of = (left: Readonly<Record<string, number>>, isRight = true): Held['certificates'] =>
  Object.entries(left).map(([server, each]) => ({ server, until: inDays(each), isRight }));

const plan = (authorities: readonly HeldAuthority[], certificates: Held['certificates']) =>
  planOf({ authorities, certificates }, ['kafka', 'mongo'], now);

describe('what there is to do about certificates', () => {
  it('is all of them where there are none, signed by an authority that is made', () =>
    expect(plan([], [])).toEqual({
      another: true,
      signer: undefined,
      renew: ['kafka', 'mongo'],
      waits: [],
      waitsUntil: undefined,
      drop: [],
      forget: [],
      atOnce: false,
    }));

  it('is nothing while they last', () =>
    expect(plan([authority('a', 1_000)], of({ kafka: 61, mongo: 300 }))).toMatchObject({
      another: false,
      renew: [],
      waits: [],
      drop: [],
      forget: [],
    }));

  it('is those that end within sixty days, signed by whom everybody trusts', () =>
    expect(plan([authority('a', 1_000)], of({ kafka: 59, mongo: 300 }))).toMatchObject({
      another: false,
      signer: 'a',
      renew: ['kafka'],
      atOnce: false,
    }));

  it('is one that is lacking, has other names, or was signed by somebody else', () => {
    expect(plan([authority('a', 1_000)], of({ mongo: 300 }))).toMatchObject({ renew: ['kafka'] });
    const wrong = [...of({ kafka: 300 }, false), ...of({ mongo: 300 })];
    expect(plan([authority('a', 1_000)], wrong)).toMatchObject({ renew: ['kafka'] });
  });
});

describe('an authority near its end', () => {
  it('has its successor trusted beside it while it still signs', () =>
    expect(plan([authority('a', 390)], of({ kafka: 30, mongo: 300 }))).toMatchObject({
      another: true,
      signer: 'a',
      renew: ['kafka'],
      forget: [],
      atOnce: false,
    }));

  it('signs no more once its successor has been trusted for thirty days, and its key is forgotten', () =>
    expect(
      plan([authority('a', 364), authority('b', 1_825 - 31)], of({ kafka: 30, mongo: 300 })),
    ).toMatchObject({
      another: false,
      signer: 'b',
      renew: ['kafka'],
      drop: [],
      forget: ['a'],
      atOnce: false,
    }));

  it('leaves what can wait until its successor has been trusted for thirty days', () =>
    expect(
      plan([authority('a', 364), authority('b', 1_825 - 10)], of({ kafka: 45, mongo: 20 })),
    ).toMatchObject({
      signer: 'b',
      renew: ['mongo'],
      waits: ['kafka'],
      waitsUntil: inDays(20),
      forget: [],
      atOnce: true,
    }));

  it('is no longer trusted once it has ended, and not a day sooner: somebody may still show what it signed', () => {
    const later = authority('b', 1_500);
    expect(plan([authority('a', 1), later], of({ kafka: 300, mongo: 300 })).drop).toEqual([]);
    expect(plan([authority('a', -1), later], of({ kafka: 300, mongo: 300 })).drop).toEqual(['a']);
  });
});

describe('an authority whose key is not at hand', () => {
  it('does as long as nothing is due', () =>
    expect(plan([authority('a', 1_000, false)], of({ kafka: 61, mongo: 300 })).another).toBe(false));

  it('is followed by another, trusted before it signs where there is time for it', () => {
    const held = authority('a', 1_000, false);
    expect(plan([held], of({ kafka: 59, mongo: 300 }))).toMatchObject({
      another: true,
      renew: [],
      waits: ['kafka'],
      waitsUntil: inDays(30),
    });
    expect(plan([held], of({ kafka: 29, mongo: 300 }))).toMatchObject({
      another: true,
      renew: ['kafka'],
      atOnce: true,
    });
  });
});
