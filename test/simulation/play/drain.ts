import type { Exchange } from '../exchange/exchange.ts';
import type { Speaker } from './speaker.ts';

const mostRounds = 30;

/** Healed, the exchange comes to rest by itself: sweeps, clocks, and an operator who redrives what was parked. */
export const drain = async (exchange: Exchange, speaker: Speaker): Promise<void> => {
  const { scheduler, time, names, living, hostOf, broker } = exchange;

  const processes = () => names.flatMap((name) => living(name));
  const round = async (): Promise<void> => {
    await scheduler.untilIdle();
    for (const { sweep, tick } of processes()) {
      void sweep();
      void tick();
    }
    await scheduler.untilIdle();
  };

  const redrive = async (): Promise<void> => {
    for (const { call } of processes())
      void call('operator', 'POST', '/internal/parked/redrive', { body: {} }).catch(() => undefined);
    await scheduler.untilIdle();
  };

  const documents = () => names.flatMap((name) => Object.values(hostOf(name).kept.documents));
  const waits = (): boolean =>
    speaker.underWay() > 0 ||
    broker.lag().length > 0 ||
    documents().some((streams) =>
      [...streams.values()].some(
        ({ pending, dueAt }) => pending || (dueAt !== undefined && dueAt.toISOString() <= time.clock.now()),
      ),
    );

  const rest = async (): Promise<void> => {
    for (let rounds = 0; rounds < mostRounds; rounds += 1) {
      await round();
      const parked = await Promise.all(names.map((name) => hostOf(name).kept.parked.streams()));
      if (parked.flat().length > 0 && rounds < mostRounds / 2) await redrive();
      else if (!waits()) return;
      // Leases of the dead run out, and what they left behind is claimed.
      time.elapse(15_000);
    }
  };

  await rest();
  // A hold that nobody used runs out within the hour.
  time.elapse(2 * 60 * 60_000);
  await rest();
};
