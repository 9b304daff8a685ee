import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Report, runKit, type Way } from '@handoff/conformance';
import {
  csvPartner,
  type Defect,
  kafkaPartner,
  type PartnerOptions,
  restPartner,
  webhookPartner,
} from '@handoff/conformance/partners';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { describeExchange } from '../support/describe-exchange.ts';
import { type RunningExchange, startExchange } from '../support/exchange.ts';
import { handoff } from '../support/handoff.ts';

type By = Way | 'webhook';
type Credentials = {
  token: string;
  kafka: Record<'username' | 'password' | 'in' | 'out' | 'groupPrefix', string>;
  exchange: { brokers: string[] };
};

/** Each with one thing wrong, and the one check that must say so. */
const planted: readonly (readonly [By, Defect, string])[] = [
  ['rest', 'absent', 'HC-01'],
  ['rest', 'silent', 'HC-02'],
  ['rest', 'wrong-words', 'HC-03'],
  ['rest', 'other-repeat', 'HC-04'],
  ['rest', 'never-reports', 'HC-06'],
  ['rest', 'no-number', 'HC-07'],
  ['rest', 'loses-its-place', 'HC-08'],
  ['rest', 'strict', 'HC-09'],
  ['rest', 'impatient', 'HC-10'],
  ['rest', 'hurried', 'HC-11'],
  ['rest', 'early-contact', 'HC-12'],
  ['webhook', 'acts-twice', 'HC-05'],
  ['webhook', 'trusts-anyone', 'HC-13'],
  ['webhook', 'takes-old', 'HC-14'],
  ['webhook', 'refuses-unknown', 'HC-15'],
  ['kafka', 'absent', 'HC-01'],
  ['kafka', 'silent', 'HC-02'],
  ['kafka', 'wrong-words', 'HC-03'],
  ['kafka', 'other-repeat', 'HC-04'],
  ['kafka', 'acts-twice', 'HC-05'],
  ['kafka', 'never-reports', 'HC-06'],
  ['kafka', 'no-number', 'HC-07'],
  ['kafka', 'loses-its-place', 'HC-08'],
  ['csv', 'absent', 'HC-01'],
  ['csv', 'silent', 'HC-02'],
  ['csv', 'wrong-words', 'HC-03'],
  ['csv', 'other-repeat', 'HC-04'],
  ['csv', 'never-reports', 'HC-06'],
  ['csv', 'no-number', 'HC-07'],
  ['csv', 'impatient', 'HC-10'],
  ['csv', 'hurried', 'HC-11'],
];
const faultless: readonly By[] = ['rest', 'webhook', 'kafka', 'csv'];

const counterpart = 'kit-counterpart';
const slugOf = (by: By, defect: Defect): string => `try-${by}-${defect}`;

describeExchange('the conformance kit', () => {
  let exchange: RunningExchange;
  const reports = new Map<string, Promise<Report>>();
  /** Systems that ended by themselves: a mistake of this test. */
  const broke = new Map<string, unknown>();

  const credentialsOf = (slug: string): Credentials =>
    JSON.parse(
      readFileSync(join(exchange.data, 'secrets', 'partners', `${slug}.json`), 'utf8'),
    ) as Credentials;

  const manifestOf = (slug: string, way: string): string => {
    const folder = join(exchange.data, 'manifests');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${slug}.yaml`);
    const services = slug === counterpart ? [] : [{ code: 'food' }];
    const about = {
      slug,
      name: slug,
      kind: 'food-pantry',
      jurisdiction: 'US-MA',
      way,
      languages: ['en'],
      services,
    };
    writeFileSync(file, stringify({ ...about, serves: 'Made-up people only, in a test.' }));
    return file;
  };

  const judged = async (by: By, defect: Defect): Promise<Report> => {
    const slug = slugOf(by, defect);
    const { token, kafka, exchange: at } = credentialsOf(slug);
    const stop = new AbortController();
    let webhookSecret: string | undefined;
    const access = { ...kafka, brokers: at.brokers };
    try {
      return await runKit({
        exchange: exchange.url,
        partner: {
          slug,
          way: by === 'webhook' ? 'rest' : by,
          token,
          kafka: by === 'kafka' ? access : undefined,
          jurisdiction: 'US-MA',
          service: 'food',
        },
        pathway: null,
        counterpart: { slug: counterpart, token: credentialsOf(counterpart).token },
        redeliver: async () => void (await handoff(exchange.data, 'replay', '--redeliver', slug)),
        webhookSecret: () => webhookSecret,
        patienceMs: 20_000,
        port: 0,
        onReady: async (url) => {
          if (defect === 'absent') return;
          const partner: PartnerOptions = { url, token, slug, defect, signal: stop.signal };
          const running = {
            rest: () => restPartner(partner),
            csv: () => csvPartner(partner),
            kafka: () => kafkaPartner({ ...partner, url: exchange.url, kafka: access }),
            webhook: () => webhookPartner(partner, (secret) => (webhookSecret = secret)),
          };
          running[by]().catch((error: unknown) => {
            if (!stop.signal.aborted) broke.set(slug, error);
          });
        },
        say: () => undefined,
      });
    } finally {
      stop.abort();
    }
  };

  beforeAll(async () => {
    exchange = await startExchange({ name: 'conformance' });
    const all = [...faultless.map((by) => [by, 'none'] as const), ...planted];
    const manifests = all.map(([by, defect]) =>
      manifestOf(slugOf(by, defect), by === 'webhook' ? 'rest' : by),
    );
    const applied = await handoff(
      exchange.data,
      'partner',
      'apply',
      manifestOf(counterpart, 'rest'),
      ...manifests,
    );
    if (applied.code !== 0) throw new Error(applied.err);
    // One way after the other, those of one way side by side.
    let turn: Promise<unknown> = Promise.resolve();
    for (const alike of Object.values(Object.groupBy(all, ([by]) => by))) {
      const before = turn;
      const mine = (alike ?? []).map(([by, defect]) => {
        const report = before.then(() => judged(by, defect));
        reports.set(slugOf(by, defect), report);
        return report.catch(() => undefined);
      });
      turn = Promise.all(mine);
    }
  });
  afterAll(() => exchange.stop());

  const failedBy = async (by: By, defect: Defect) => {
    const report = await reports.get(slugOf(by, defect));
    return (report?.checks ?? [])
      .filter(({ outcome }) => outcome === 'failed')
      .map(({ id, saw }) => `${id} ${saw}`);
  };

  describe('finds nothing wrong with a small and honest system', () => {
    it.each(faultless)('by %s', async (by) => {
      expect(await failedBy(by, 'none')).toEqual([]);
      expect((await reports.get(slugOf(by, 'none')))?.counts.passed).toBeGreaterThanOrEqual(6);
    });
  });

  describe('finds exactly what is wrong', () => {
    it.each(planted)('by %s: %s, which is %s', async (by, defect, check) => {
      expect(await failedBy(by, defect)).toEqual([expect.stringContaining(`${check} `)]);
    });
  });
});
