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
  const stopping = new AbortController();
  const goOn = () => !stopping.signal.aborted;
  const rest = () =>
    new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        stopping.signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, everyMs);
      stopping.signal.addEventListener('abort', wake);
    });
  const run = async (): Promise<void> => {
    while (goOn()) {
      await work(goOn).catch((error: unknown) => log.warn('Screening under the new rules waits', { error }));
      if (goOn()) await rest();
    }
  };
  const ended = run();
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
};
