import type { KafkaAccess } from '../../src/sides/groups.ts';
import { runKit } from '../../src/run-kit.ts';
import { csvPartner } from './csv-partner.ts';
import type { PartnerOptions } from './http.ts';
import { kafkaPartner } from './kafka-partner.ts';
import type { Defect } from './plan.ts';
import type { By } from './planted.ts';
import { restPartner } from './rest-partner.ts';
import { webhookPartner } from './webhook-partner.ts';

type Trying = Readonly<{
  exchange: string;
  by: By;
  defect: Defect;
  token: string;
  kafka?: KafkaAccess & Readonly<{ in: string }>;
  counterpart: Readonly<{ slug: string; token: string }>;
  redeliver?: () => Promise<void>;
  /** Another system than the small ones of the tests. */
  system?: (door: string, signal: AbortSignal) => Promise<void>;
  patienceMs: number;
}>;

export const wayOf = (by: By) => (by === 'webhook' ? 'rest' : by);
export const slugOf = (by: By, defect: Defect): string => `try-${by}-${defect}`;

/** A manifest for a system of the tests, or for the kit's own side where it offers nothing. */
export const manifestOf = (slug: string, way: string, services: readonly object[] = [{ code: 'food' }]) => ({
  slug,
  name: slug,
  kind: 'food-pantry',
  jurisdiction: 'US-MA',
  way,
  languages: ['en'],
  serves: 'Made-up people only, in a test.',
  services,
});

/** Starts a small system with one defect and has the kit judge it: what failed, and what the kit saw. */
export const tryPartner = async ({ by, defect, exchange, token, kafka, system, ...rest }: Trying) => {
  const stop = new AbortController();
  const slug = slugOf(by, defect);
  let secret: string | undefined;
  let broke: unknown;
  const start = (url: string): Promise<void> => {
    if (system) return system(url, stop.signal);
    const partner: PartnerOptions = { url, token, slug, defect, signal: stop.signal };
    if (by === 'rest') return restPartner(partner);
    if (by === 'csv') return csvPartner(partner);
    if (by === 'webhook') return webhookPartner(partner, (shown) => (secret = shown));
    if (kafka === undefined) throw new Error('A partner on Kafka needs its access.');
    return kafkaPartner({ ...partner, url: exchange, kafka });
  };
  try {
    const report = await runKit({
      ...rest,
      exchange,
      partner: { slug, way: wayOf(by), token, kafka, jurisdiction: 'US-MA', service: 'food' },
      pathway: null,
      redeliver: rest.redeliver,
      webhookSecret: () => secret,
      port: 0,
      onReady: (door) => {
        if (defect === 'absent') return;
        start(door).catch((error: unknown) => {
          if (!stop.signal.aborted) broke = error;
        });
      },
      say: () => undefined,
    });
    // A system that ended by itself is a mistake of the test, and no defect.
    if (broke !== undefined) throw broke;
    const failed = report.checks.filter(({ outcome }) => outcome === 'failed');
    return { report, failed: failed.map(({ id, saw }) => `${id}: ${saw}`) };
  } finally {
    stop.abort();
  }
};
