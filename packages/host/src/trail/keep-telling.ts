import type { TenantHead } from '@handoff/audit';
import type { Logger } from '@handoff/runtime';
import type { Trail } from './trail.ts';

const everyMs = 60_000;

/**
 * Each minute what the doors turned away is written down, and the ends that moved are told to whoever signs them. An outage
 * loses nothing: they are told the next time. Whoever stops writes down what was counted since.
 */
export const keepTelling = (
  trail: Pick<Trail, 'tellHeads' | 'door'>,
  notary: (heads: readonly TenantHead[]) => Promise<unknown>,
  log: Pick<Logger, 'warn'>,
): (() => Promise<void>) => {
  let underWay: Promise<void> = Promise.resolve();
  const round = async (): Promise<void> => {
    try {
      await trail.door.tellCounts();
      await trail.tellHeads(notary);
    } catch (error) {
      log.warn('The ends of the audit trail are not signed yet; they are told again', {
        code: error instanceof Error ? error.name : 'unknown',
      });
    }
  };
  const timer = setInterval(() => {
    underWay = underWay.then(round);
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await underWay.then(() => trail.door.tellCounts()).catch(() => undefined);
  };
};
