import type { Logger } from '@handoff/runtime';
import type { Restore } from './restore.ts';

const everyMs = 30_000;

/** How far the topics go, noted now and then and at the end, so that the next start has little to compare. */
export const keepNoting = ({ note }: Pick<Restore, 'note'>, log: Logger) => {
  const noteQuietly = (): Promise<void> =>
    note().catch((error: unknown) => log.debug('How far the topics go could not be noted', { error }));
  const noting = setInterval(() => void noteQuietly(), everyMs);
  noting.unref();
  return async (): Promise<void> => {
    clearInterval(noting);
    await noteQuietly();
  };
};
