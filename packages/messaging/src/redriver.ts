import type { Parked } from './parked.ts';
import { type Redriven, redrive } from './redrive.ts';
import type { Subscriber } from './subscriber.ts';

export type RedriverOptions = Readonly<{
  subscribers: readonly Subscriber[];
  parked: Parked;
  /** Reasons that pass by themselves. A gap does as soon as the owner of the stream answers again. */
  codes?: readonly string[];
  everyMs?: number;
  failpoint?: (name: string) => Promise<void>;
  onRedriven?: (consumer: string, redriven: Redriven) => void;
  onFailure?: (error: unknown) => void;
}>;

export type Redriver = Readonly<{
  sweep: () => Promise<void>;
  start: () => void;
  stop: () => Promise<void>;
}>;

/** Brings back, without anybody asking, the streams that were parked only because somebody else was away. */
export const createRedriver = ({
  subscribers,
  parked,
  codes = ['gap'],
  everyMs = 10_000,
  failpoint,
  onRedriven = () => {},
  onFailure = () => {},
}: RedriverOptions): Redriver => {
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> | undefined;

  const sweep = async () => {
    for (const subscriber of subscribers) {
      const options = { subscriber, parked, codes, ...(failpoint && { failpoint }) };
      for (const redriven of await redrive(options)) onRedriven(subscriber.consumer, redriven);
    }
  };

  // A sweep that takes longer than the interval is not joined by a second one.
  const tick = () => {
    sweeping ??= sweep()
      .catch(onFailure)
      .finally(() => {
        sweeping = undefined;
      });
  };

  return {
    sweep,
    start() {
      timer ??= setInterval(tick, everyMs);
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      await sweeping;
    },
  };
};
