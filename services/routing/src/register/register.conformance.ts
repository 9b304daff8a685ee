import { usualClocks } from '../domain/calendar/clocks.ts';
import { fold } from '@handoff/decider';
import type { StoredEvent, StreamStore } from '@handoff/stream-store';
import { describe, expect, it } from 'vitest';
import * as sample from '../domain/referral/referral.samples.ts';
import type { ReferralEvent } from '../domain/referral/events.ts';
import { createSeats } from '../domain/seats/seats.ts';
import type { Needs, Register, Screening } from './register.ts';

export type Opened = Readonly<{
  register: Register;
  stores: Readonly<Record<'referral' | 'journey' | 'seats', StreamStore>>;
}>;

const sealed = { keyId: 'key-1', purpose: 'routing', nonce: 'bm9uY2U', ciphertext: 'c2VjcmV0', tag: 'dGFn' };
const screening = (factsSequence: number): Screening => ({
  screeningId: 'screening-1',
  rulesVersion: `rules after ${factsSequence}`,
  factsSequence,
  verdicts: sealed,
});
const needs: Needs = {
  intakeId: 'intake-1',
  personId: 'person-1',
  referrer: 'harbor-worker-center',
  jurisdiction: 'US-MA',
  language: 'es',
  needs: ['learn.esl'],
  pathway: null,
  follows: null,
  choices: [{ rank: 1, service: 'learn.esl', agency: 'bayside-community-college' }],
};
const agency = (slug: string, ...languages: string[]) => ({
  slug,
  jurisdiction: 'US-MA',
  languages,
  services: [],
  confirmedAt: sample.at,
});

/** A stream as the handler would have stored it. */
const put = async (
  store: StreamStore,
  id: string,
  state: object,
  ...told: readonly (readonly [type: string, time: string])[]
): Promise<void> => {
  const events = (told.length > 0 ? told : [['Sample', sample.at] as const]).map(
    ([type, time], index): StoredEvent => ({
      id: `${id} ${index}`,
      type,
      schema: 1,
      sequence: index + 1,
      time,
      causation: id,
      data: {},
    }),
  );
  await store.append(id, 0, {
    events,
    handled: {
      causation: id,
      bodyHash: 'body',
      at: sample.at,
      outcome: { kind: 'done', version: events.length },
    },
    snapshot: { fold: 1, state },
    dueAt: null,
  });
};

const putReferral = (
  { stores }: Opened,
  name: string,
  ...events: readonly ReferralEvent[]
): Promise<void> => {
  const named = events.map((event, minute) => ({
    ...event,
    data: { ...event.data, referralId: `referral-${name}` },
    at: `2026-01-05T14:0${minute + name.length}:00.000Z`,
  })) as ReferralEvent[];
  return put(stores.referral, `referral-${name}`, fold(sample.referral, named));
};

/** What both twins answer, whatever they keep it in. */
export const registerConformance = (name: string, open: () => Promise<Opened>): void => {
  describe(`the register: ${name}`, () => {
    it('puts needs and screening together, in either order', async () => {
      const { register } = await open();
      await register.intakes.keepScreening('intake-1', screening(1));
      await register.intakes.keepNeeds(needs);
      expect(await register.intakes.of('intake-1')).toEqual({ needs, screening: screening(1) });
    });

    it('loses neither when both come at the same moment', async () => {
      const { intakes } = (await open()).register;
      const names = Array.from({ length: 25 }, (_, number) => `intake-${number}`);
      await Promise.all(
        names.flatMap((intakeId) => [
          intakes.keepNeeds({ ...needs, intakeId }),
          intakes.keepScreening(intakeId, screening(1)),
        ]),
      );
      const kept = await Promise.all(names.map((intakeId) => intakes.of(intakeId)));
      expect(kept.filter((noted) => noted.needs && noted.screening).length).toBe(names.length);
    });

    it('keeps the screening of the newest facts', async () => {
      const { intakes } = (await open()).register;
      for (const sequence of [2, 1, 3, 2]) await intakes.keepScreening('intake-1', screening(sequence));
      expect((await intakes.of('intake-1')).screening).toEqual(screening(3));
    });

    it('knows nothing of an intake it never saw', async () =>
      expect(await (await open()).register.intakes.of('intake-1')).toEqual({}));

    it('keeps of an intake it forgot that it did, and nothing that comes late', async () => {
      const { intakes } = (await open()).register;
      await intakes.keepNeeds(needs);
      await intakes.forget('intake-1');
      await intakes.forget('intake-1');
      await intakes.keepNeeds(needs);
      await intakes.keepScreening('intake-1', screening(1));
      expect(await intakes.of('intake-1')).toEqual({ forgotten: true });
    });

    it('forgets also what it never saw', async () => {
      const { intakes } = (await open()).register;
      await intakes.forget('intake-1');
      await intakes.keepScreening('intake-1', screening(1));
      expect(await intakes.of('intake-1')).toEqual({ forgotten: true });
    });

    it('finds agencies as they were said last', async () => {
      const { directory } = (await open()).register;
      for (const one of [agency('bayside', 'en'), agency('quincy', 'en'), agency('bayside', 'en', 'es')])
        await directory.save(one);
      expect(await directory.agencies(['bayside', 'nowhere'])).toEqual([agency('bayside', 'en', 'es')]);
    });

    it("finds a person's referrals that are under way", async () => {
      const opened = await open();
      await putReferral(opened, 'a', sample.offered());
      await putReferral(opened, 'b', sample.offered(), sample.declined());
      expect(await opened.register.standing.openOf('person-1')).toEqual(['referral-a']);
      expect(await opened.register.standing.openOf('person-2')).toEqual([]);
    });

    it('finds the referrals under way at an agency', async () => {
      const opened = await open();
      await putReferral(opened, 'a', sample.offered());
      await putReferral(opened, 'b', sample.offered(), sample.declined());
      const { standing } = opened.register;
      expect(await standing.openAt('bayside-community-college')).toEqual(['referral-a']);
      expect(await standing.openAt('quincy-point-college')).toEqual([]);
    });

    it('knows which agency is paused, and since when, until it goes on', async () => {
      const { pauses } = (await open()).register;
      await pauses.keep('bayside-community-college', '2026-01-07T14:00:00.000Z');
      expect(await pauses.since('bayside-community-college')).toBe('2026-01-07T14:00:00.000Z');
      expect(await pauses.since('quincy-point-college')).toBeUndefined();
      await pauses.end('bayside-community-college');
      expect(await pauses.since('bayside-community-college')).toBeUndefined();
    });

    it('shows the referrals of a journey', async () => {
      const opened = await open();
      await putReferral(opened, 'a', sample.offered(), sample.accepted());
      expect(await opened.register.standing.onJourney('journey-1')).toEqual([
        {
          referralId: 'referral-a',
          step: 'english',
          service: 'learn.esl',
          agency: 'bayside-community-college',
          reference: 'PGK-PXG',
          status: 'accepted',
        },
      ]);
    });

    it('says who is in line, first come first', async () => {
      const opened = await open();
      await putReferral(opened, 'third', sample.offered(), sample.waitlisted());
      await putReferral(opened, 'a', sample.offered(), sample.waitlisted());
      await putReferral(opened, 'gone', sample.offered(), sample.waitlisted(), sample.declined());
      await putReferral(opened, 'bb', sample.offered(), sample.waitlisted());
      const { standing } = opened.register;
      expect(await standing.inLine('bayside-community-college', 'esl-evening')).toEqual([
        'referral-a',
        'referral-bb',
        'referral-third',
      ]);
      expect(await standing.inLine('bayside-community-college', 'esl-morning')).toEqual([]);
    });

    it('counts referrals by status, journeys by how they stand, places', async () => {
      const opened = await open();
      await putReferral(opened, 'a', sample.offered());
      await putReferral(opened, 'b', sample.offered());
      await putReferral(opened, 'c', sample.offered(), sample.declined());
      const step = (because: string) => ({ id: 'english', status: 'waiting', because, facts: [] });
      await put(opened.stores.journey, 'journey-1', {
        status: 'open',
        steps: [{ ...step(''), status: 'open' }],
      });
      await put(opened.stores.journey, 'journey-2', { status: 'open', steps: [step('waits-for-consent')] });
      await put(opened.stores.journey, 'journey-3', { status: 'ended', result: 'nothing-open', steps: [] });
      await put(opened.stores.seats, 'seats-1', seatsTaken);
      expect(await opened.register.standing.counts()).toEqual({
        referrals: { offered: 2, declined: 1 },
        journeys: { open: 1, waiting: { 'waits-for-consent': 1 }, ended: { 'nothing-open': 1 } },
        seats: { cohorts: 1, seats: 3, held: 1, taken: 1 },
      });
    });

    it('finds all agencies that offer a service, by name', async () => {
      const { directory } = (await open()).register;
      const food = {
        code: 'food',
        program: null,
        cohort: null,
        startsOn: null,
        seats: null,
        seatKind: null,
        details: null,
      };
      for (const one of [agency('salem', 'en'), agency('bayside', 'en'), agency('quincy', 'es')])
        await directory.save({ ...one, services: one.slug === 'quincy' ? [] : [food] });
      const slugs = (found: readonly { slug: string }[]) => found.map(({ slug }) => slug);
      expect(slugs(await directory.offering('food'))).toEqual(['bayside', 'salem']);
      expect(slugs(await directory.all())).toEqual(['bayside', 'quincy', 'salem']);
    });

    it('reports on people without naming them, and on nobody it forgot', async () => {
      const { intakes, reporting } = (await open()).register;
      await intakes.keepNeeds(needs);
      await intakes.keepNeeds({ ...needs, intakeId: 'intake-2' });
      await intakes.keepScreening('intake-3', screening(1));
      await intakes.forget('intake-2');
      expect(await reporting.people()).toEqual([
        { language: 'es', jurisdiction: 'US-MA', referrer: 'harbor-worker-center', needs: ['learn.esl'] },
      ]);
    });

    it('reports the steps that stand still, of what was asked for', async () => {
      const { register, stores } = await open();
      await register.intakes.keepNeeds(needs);
      const step = (id: string, service: string, status: string, because: string) => ({
        id,
        service,
        program: null,
        status,
        because,
      });
      await put(stores.journey, 'journey-1', {
        status: 'open',
        intakeId: 'intake-1',
        steps: [
          step('english', 'learn.esl', 'waiting', 'no-option-left'),
          step('legal', 'legal.immigration', 'waiting', 'waits-for-choice'),
          step('again', 'learn.esl', 'open', 'person-chose'),
        ],
      });
      expect(await register.reporting.unmet()).toEqual([
        {
          language: 'es',
          jurisdiction: 'US-MA',
          referrer: 'harbor-worker-center',
          service: 'learn.esl',
          program: null,
          because: 'no-option-left',
        },
      ]);
    });

    it('keeps how each agency answers, also where many are told at once', async () => {
      const { answers } = (await open()).register;
      const at = (hour: number) => `2026-01-05T${String(hour).padStart(2, '0')}:00:00.000Z`;
      const note = (what: 'offered' | 'a-word', number: number, hour: number, agency = 'bayside') =>
        answers.note(agency, { what, referralId: `referral-${number}`, at: at(hour) });
      const numbers = [0, 1, 2, 3, 4];
      await Promise.all(numbers.map((number) => note('offered', number, number)));
      await Promise.all(numbers.map((number) => note('a-word', number, number + 3)));
      await note('offered', 9, 9, 'quincy');
      expect(await answers.of('bayside')).toEqual(
        numbers.map((number) => ({ offeredAt: at(number), hours: 3, ranOut: false })),
      );
      expect([await answers.of('quincy'), await answers.of('nowhere')]).toEqual([[], []]);
      const lengths = new Map((await answers.all()).map(({ agency, book }) => [agency, book.length]));
      expect([lengths.get('bayside'), lengths.get('quincy'), lengths.size]).toEqual([5, 1, 2]);
    });

    it('reports who arrived by how they came, of what was accepted', async () => {
      const { register, stores } = await open();
      const at = '2026-01-05T14:00:00.000Z';
      const acceptance = { cohort: null };
      const came = { acceptance, introduction: 'accompanied' };
      await put(stores.referral, 'referral-1', { ...came, status: 'active' }, ['ReferralActive', at]);
      await put(stores.referral, 'referral-2', { ...came, status: 'expired' }, ['ReferralExpired', at]);
      await put(stores.referral, 'referral-3', { ...came, introduction: null, status: 'accepted' });
      await put(stores.referral, 'referral-4', { status: 'offered', acceptance: null, introduction: null });
      const found = await register.reporting.introductions();
      expect(found).toHaveLength(3);
      expect(found).toEqual(
        expect.arrayContaining([
          { how: 'accompanied', arrived: true },
          { how: 'accompanied', arrived: false },
          { how: null, arrived: undefined },
        ]),
      );
    });

    it('counts what the law closed by month and service, also when two count at once', async () => {
      const { reporting } = (await open()).register;
      await Promise.all(Array.from({ length: 5 }, () => reporting.countClosedByLaw('2026-01', 'learn.esl')));
      await reporting.countClosedByLaw('2026-02', 'learn.esl');
      const found = [...(await reporting.closedByLaw())].toSorted((one, other) =>
        one.month.localeCompare(other.month),
      );
      expect(found).toEqual([
        { month: '2026-01', service: 'learn.esl', count: 5 },
        { month: '2026-02', service: 'learn.esl', count: 1 },
      ]);
    });
  });
};

const seats = createSeats(usualClocks);
const capacity = {
  seatsId: 'seats-1',
  agency: 'bayside',
  service: 'learn.esl',
  cohort: 'esl-evening',
  kind: 'held',
  seats: 3,
  startsOn: null,
  terms: null,
} as const;
const seatsTaken = (
  [
    { type: 'SetCapacity', data: capacity },
    { type: 'HoldPlace', data: { referralId: 'referral-a', hold: 0 } },
    { type: 'TakePlace', data: { referralId: 'referral-b', hold: null } },
  ] as const
).reduce(
  (state, command) => fold(seats, seats.decide({ ...command, at: sample.at }, state), state),
  seats.initial,
);
