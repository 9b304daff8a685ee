import { serviceNames } from '@handoff/schemas';
import { travel } from '@handoff/stream-store/mongo';
import type { RunningExchange } from '../commands/running.ts';
import { CliFault } from '../fault.ts';

const units: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

/** `36h`, `14d`, `2w`. */
export const durationOf = (text: string): number => {
  const [, count = '', unit = ''] = /^(\d{1,4})([hdw])$/.exec(text) ?? [];
  const ms = Number(count) * (units[unit] ?? Number.NaN);
  if (ms > 0) return ms;
  throw new CliFault('bad-duration', {
    place: `--jump ${text}`,
    reason: 'It is no time to jump by.',
    mend: 'Say hours, days or weeks: 36h, 14d, 2w. Time only runs forward.',
  });
};

/** Moves the business time of a running sandbox: what would be due by then falls due within seconds. */
export const jumpClock = async ({ sandbox, addresses }: RunningExchange, ms: number): Promise<string> => {
  if (!sandbox)
    throw new CliFault('not-a-sandbox', {
      place: '--jump',
      reason: 'The time of this exchange is the real one; deadlines of real people hang on it.',
      mend: 'Start one whose time may be moved: SANDBOX=true npm start -- --data .handoff-sandbox',
    });
  const prefix = process.env['MONGO_DATABASE_PREFIX'] ?? 'handoff';
  const databases = serviceNames.map((name) => `${prefix}-${name}`);
  return travel({ url: addresses().mongo.url, databases, ms });
};
