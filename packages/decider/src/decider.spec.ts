import { describe, expect, it } from 'vitest';
import { type Decider, fold, Refusal, refuse } from './index.ts';
import { specify } from './specify.ts';

type Command = { type: 'Board' } | { type: 'Leave' };
type Event = { type: 'Boarded' } | { type: 'Left' };

const bus: Decider<Command, number, Event> = {
  initial: 0,
  decide: (command, aboard) => {
    if (command.type === 'Leave') return aboard > 0 ? [{ type: 'Left' }] : [];
    if (aboard >= 2)
      refuse('bus-full', { reason: 'Both seats are taken.', mend: 'Take the next bus.', place: 'seat' });
    return [{ type: 'Boarded' }];
  },
  evolve: (aboard, event) => aboard + (event.type === 'Boarded' ? 1 : -1),
};

const boarded: Event = { type: 'Boarded' };
const left: Event = { type: 'Left' };
const { given } = specify(bus);

describe('a decider', () => {
  it('is folded from the first event, or on from a state', () => {
    expect(fold(bus, [boarded, boarded, left])).toBe(1);
    expect(fold(bus, [boarded], 5)).toBe(6);
    expect(fold(bus, [])).toBe(0);
  });

  it('refuses with a code, a reason, a mend and a place', () => {
    const refusal = new Refusal('bus-full', { reason: 'Full.', mend: 'Wait.', place: 'seat' });
    expect(refusal).toMatchObject({ code: 'bus-full', reason: 'Full.', mend: 'Wait.', place: 'seat' });
    expect(refusal.message).toBe('bus-full: Full.');
    expect(new Refusal('bus-full', { reason: 'Full.', mend: 'Wait.' }).place).toBeUndefined();
  });
});

describe('a specification', () => {
  it('passes where the decider does what it says', () => {
    given().when({ type: 'Board' }).then(boarded);
    given().when({ type: 'Leave' }).thenNothing();
    given(boarded, boarded).when({ type: 'Board' }).thenRefused('bus-full');
    expect(given(boarded, left).state()).toBe(0);
  });

  it('fails where the decider does something else', () => {
    expect(() => given().when({ type: 'Board' }).then(left)).toThrow('to deeply equal');
    expect(() => given().when({ type: 'Board' }).thenNothing()).toThrow('to deeply equal');
    expect(() => given(boarded, boarded).when({ type: 'Board' }).thenRefused('bus-late')).toThrow('bus-late');
    expect(() => given().when({ type: 'Board' }).thenRefused('bus-full')).toThrow('the command was taken');
  });

  it('does not take a bug for a refusal', () => {
    const broken = specify({
      ...bus,
      decide: () => {
        throw new TypeError('a bug');
      },
    });
    expect(() => broken.given().when({ type: 'Board' }).thenRefused('bus-full')).toThrow('a bug');
  });
});
