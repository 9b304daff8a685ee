import { randomUUID } from 'node:crypto';
import { openDoor } from './door/door.ts';
import type { Way } from './evidence.ts';
import { gather } from './gather.ts';
import { judge } from './judge.ts';
import { type Report, reportOf } from './report/report.ts';
import type { KafkaAccess } from './sides/groups.ts';

export type KitOptions = Readonly<{
  /** The exchange's public address. */
  exchange: string;
  partner: Readonly<{
    slug: string;
    way: Way;
    token: string;
    kafka: KafkaAccess | undefined;
    jurisdiction: string;
    /** The service that the made-up people ask for; the partner offers it. */
    service: string;
  }>;
  pathway: string | null;
  /** The agency that the kit itself plays. */
  counterpart: Readonly<{ slug: string; token: string }>;
  /** Has the exchange tell the partner everything once more, with the same ids; only its operator can. */
  redeliver: (() => Promise<void>) | undefined;
  /** Asked for late: a system may make its webhook only once it runs. */
  webhookSecret: () => string | undefined;
  /** How long the partner may take for each answer. */
  patienceMs: number;
  /** Port of the kit's door. */
  port: number;
  /** Called once the kit listens, with the address the partner's system is to use. */
  onReady: (door: string) => void | Promise<void>;
  say: (line: string) => void;
}>;

/** Plays the other side, watches, and judges. It is a client of the public interface and of nothing else. */
export const runKit = async (options: KitOptions): Promise<Report> => {
  const at = new Date().toISOString();
  const started = performance.now();
  const now = (): number => performance.now() - started;
  const door = await openDoor({ exchange: options.exchange, port: options.port, now });
  try {
    const evidence = await gather({ ...options, door, now, run: randomUUID().slice(0, 13) });
    const { slug: partner, way } = options.partner;
    const seconds = Math.round(now() / 100) / 10;
    return reportOf({ partner, way, at, seconds }, judge(evidence));
  } finally {
    await door.close();
  }
};
