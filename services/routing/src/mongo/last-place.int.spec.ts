import type { Context } from '@handoff/host';
import { createIds } from '@handoff/host';
import { type AnyStreamType, createHandler, type Outcome, storesByType } from '@handoff/stream-store';
import { databaseClock, type MongoClock, openStreams } from '@handoff/stream-store/mongo';
import { describeOnStack, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptReferral } from '../commands/accept-referral.ts';
import { usualClocks } from '../domain/calendar/clocks.ts';
import { acceptance, offer } from '../domain/referral/referral.samples.ts';
import type { Known } from '../domain/referral/state.ts';
import type { Seats } from '../domain/seats/state.ts';
import type { Routing } from '../routing.ts';
import { loadWeights } from '../matching/load-weights.ts';
import { referralStream, seatsStream } from '../streams.ts';
import { mongoRegister } from './mongo-register.ts';

const people = 24;
const places = 5;

describeOnStack('the last places of a cohort, on the real store', () => {
  const ids = createIds('a secret known to this test alone');
  const streams: Record<string, AnyStreamType> = {
    referral: referralStream(usualClocks),
    seats: seatsStream(usualClocks),
  };
  const seatsId = ids.derive('seats', `${offer.parties.agency}/esl-evening`);
  const referralIds = Array.from({ length: people }, (_, number) => ids.derive('referral', `${number}`));
  let database: TemporaryDatabase;
  let clock: MongoClock;

  /** One process of routing on the shared database, as far as accepting goes. */
  const processOn = async (): Promise<Pick<Context, 'handle' | 'read'>> => {
    const { connection } = database;
    const stores = {
      referral: await openStreams({ connection, collection: 'referral', clock }),
      seats: await openStreams({ connection, collection: 'seats', clock }),
    };
    const handler = createHandler({ store: storesByType(stores), now: clock.now, accepts: () => {} });
    const typeOf = (name: string) => streams[name] ?? expect.unreachable(name);
    return {
      handle: (stream, id, command, { causation, bodyHash = 'caused' }) =>
        handler.handle(typeOf(stream), id, command, { causation, bodyHash }),
      read: (stream, id) => handler.read(typeOf(stream), id) as never,
    };
  };
  const contextOf = (process: Pick<Context, 'handle' | 'read'>): Context =>
    ({
      ...process,
      ids,
      now: clock.now,
      failpoint: async () => {},
      db: database.connection,
    }) as unknown as Context;

  beforeAll(async () => {
    database = await temporaryDatabase();
    clock = await databaseClock(database.connection);
  });
  afterAll(async () => {
    await clock.stop();
    await database.drop();
  });

  it('go to exactly as many as there are, though everybody is accepted at once by two processes', async () => {
    const [one, other] = [await processOn(), await processOn()];
    await one.handle(
      'seats',
      seatsId,
      { type: 'SetCapacity', data: cohortOf(seatsId) },
      { causation: 'open' },
    );
    for (const referralId of referralIds)
      await one.handle('referral', referralId, offering(referralId), { causation: 'offer' });

    const outcomes = await Promise.all(
      referralIds.map((referralId, number) => accept(referralId, number % 2 ? one : other)),
    );

    const tally = Map.groupBy(outcomes, (outcome) =>
      outcome.kind === 'refused' ? outcome.code : outcome.kind,
    );
    expect(Object.fromEntries([...tally].map(([answer, all]) => [answer, all.length]))).toEqual({
      done: places,
      'no-place': people - places,
    });
    const seats = (await one.read<Seats>('seats', seatsId))?.state;
    expect(seats?.status === 'open' && Object.keys(seats.places).length).toBe(places);
  });

  const accept = async (referralId: string, process: Pick<Context, 'handle' | 'read'>): Promise<Outcome> => {
    const context = contextOf(process);
    const routing = {
      pathways: [],
      weights: loadWeights(),
      referral: referralStream(usualClocks).decider,
      register: () => mongoRegister(database.connection),
    };
    const referral =
      (await process.read<Known>('referral', referralId))?.state ?? expect.unreachable(referralId);
    const move = { to: 'accepted', by: 'T', ...acceptance, cohort: null, hold: null } as const;
    const asked = { referral, move, cohort: null, meta: { causation: `accept ${referralId}` } };
    return acceptReferral(routing satisfies Routing, asked, context);
  };
});

const cohortOf = (seatsId: string) => ({
  seatsId,
  agency: offer.parties.agency,
  service: 'learn.esl',
  cohort: 'esl-evening',
  kind: 'held',
  seats: places,
  startsOn: null,
  terms: null,
});

const offering = (referralId: string) => ({
  type: 'MoveReferral',
  data: {
    to: 'offered',
    by: 'X',
    offered: { ...offer, parties: { ...offer.parties, referralId } },
    consent: null,
  },
});
