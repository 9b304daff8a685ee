import type { Logger } from '@handoff/runtime';
import type { Running } from '@handoff/host';

type Parts = Readonly<{
  /** One round; it looks at `goOn` between two people. */
  work: (goOn: () => boolean) => Promise<unknown>;
  log: Pick<Logger, 'warn'>;
  everyMs?: number;
}>;

/** Round after round, until it is stopped. A round that fails is followed by another: what is done stays done. */
export const keepRescreening = ({ work, log, everyMs = 2_000 }: Parts): Running => {
  let stopping = false;
  let wake = () => {};
  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    while (!stopping) {
      await work(() => !stopping).catch((error: unknown) =>
        log.warn('Screening under the new rules waits', { error }),
      );
      if (!stopping) await rest();
    }
  };
  const ended = run();
  return {
    stop: async () => {
      stopping = true;
      wake();
      await ended;
    },
  };
};
