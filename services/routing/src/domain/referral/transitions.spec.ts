import { Refusal } from '@handoff/decider';
import { describe, expect, it } from 'vitest';
import { fold } from '@handoff/decider';
import { later, move, moveTo, offeredToTwo, placeHeld, referral, standing } from './referral.samples.ts';
import {
  type Actor,
  actors,
  closedStatuses,
  isOpen,
  statuses,
  type Status,
  type Target,
  targetsFrom,
  transitionFor,
  transitions,
} from './transitions.ts';

type Triple = readonly [from: Status, to: Target, actor: Actor];

const targets = statuses.filter((status): status is Target => status !== 'none');
const triples: Triple[] = statuses.flatMap((from) =>
  targets.flatMap((to) => actors.map((actor): Triple => [from, to, actor])),
);

/** The person confirms one of several offers: only where a place is held there. */
const standsFor = ([from, to, actor]: Triple) =>
  from === 'offered' && to === 'accepted' && actor !== 'T'
    ? fold(referral, [offeredToTwo(), placeHeld()])
    : standing(from);

/**
 * Who made the entries of the sample stories: the exchange offered what the referrer had entered, and this one moved it last.
 * The struck one left no seat taken.
 */
const mayStrike = ([from, , actor]: Triple): boolean => {
  const state = standing(from);
  return state.status !== 'none' && from !== 'entered-in-error' && ['R', 'X', state.movedBy].includes(actor);
};
const allowed = (triple: Triple): boolean =>
  transitionFor(...triple) !== undefined && (triple[1] !== 'entered-in-error' || mayStrike(triple));

const attempt = (triple: Triple) => {
  const [from, to, actor] = triple;
  return referral.decide(move(moveTo(from, to, actor), later), standsFor(triple));
};

const codeOf = (triple: Triple): string => {
  try {
    const events = attempt(triple);
    return events.length === 0 ? 'nothing' : 'taken';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

const repeats = (triple: Triple) => triple[0] === triple[1] && codeOf(triple) === 'nothing';
const refusalOf = (triple: Triple) => {
  if (!transitionFor(...triple)) return 'illegal-transition';
  return triple[0] === 'entered-in-error' ? 'no-seat-kept' : 'not-your-entry';
};

describe('the transition table', () => {
  it('has one row for each (from, to, actor)', () => {
    const keys = transitions.map(({ from, to, actor }) => `${from} ${to} ${actor}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(statuses)('lets a referral that is %s go where a row leads', (status) => {
    const rows = triples.filter((triple) => triple[0] === status && allowed(triple));
    const reached = rows.map((triple) => attempt(triple).reduce(referral.evolve, standsFor(triple)).status);
    expect(reached).toEqual(rows.map(([, to]) => to));
  });

  it.each(statuses)('refuses every other move of a referral that is %s', (status) => {
    const others = triples.filter((triple) => triple[0] === status && !allowed(triple) && !repeats(triple));
    const answers = others.map((triple) => [...triple, codeOf(triple)].join(' '));
    expect(answers).toEqual(others.map((triple) => [...triple, refusalOf(triple)].join(' ')));
  });

  it('takes what stands there already as a repeat, only from the one who said it', () =>
    expect(triples.filter(repeats).map((triple) => triple.join(' '))).toEqual([
      'offered offered X',
      'in-review in-review T',
      'waitlisted waitlisted T',
      'accepted accepted T',
      'withdrawal-requested withdrawal-requested R',
      'expired expired X',
    ]));

  it('lets nobody move a closed referral, except to strike an entry', () => {
    const moves = closedStatuses.flatMap((from) => actors.flatMap((actor) => targetsFrom(from, actor)));
    expect(new Set(moves)).toEqual(new Set(['entered-in-error']));
  });

  it('lets the exchange withdraw every referral that is under way', () =>
    expect(statuses.filter((from) => transitionFor(from, 'withdrawn', 'X'))).toEqual(
      statuses.filter(isOpen),
    ));
});
