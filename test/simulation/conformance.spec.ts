import {
  type By,
  type Defect,
  honest,
  manifestOf,
  planted,
  slugOf,
  tryPartner,
  wayOf,
} from '@handoff/conformance/partners';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleAgency } from '../support/sample-agency.ts';
import { inMemoryExchange } from '../support/in-memory-exchange.ts';

const overHttp = <Row extends readonly [By, ...unknown[]]>(rows: readonly Row[]): readonly Row[] =>
  rows.filter(([by]) => by !== 'kafka');
const counterpart = 'kit-counterpart';

// In memory, so that it takes a minute; partners on Kafka are judged on the real broker: test/journeys/conformance.spec.ts.
describe('the conformance kit, over HTTP', { concurrent: true }, () => {
  let exchange: Awaited<ReturnType<typeof inMemoryExchange>>;
  let token: string;

  const judged = async (by: By, defect: Defect) =>
    tryPartner({
      exchange: exchange.url,
      by,
      defect,
      token: await exchange.admit(manifestOf(slugOf(by, defect), wayOf(by))),
      counterpart: { slug: counterpart, token },
      patienceMs: 10_000,
    });

  const sampleJudged = async (by: By) => {
    const own = await exchange.admit(manifestOf(slugOf(by, 'sample'), wayOf(by)));
    const system = sampleAgency({ slug: slugOf(by, 'sample'), by, token: own });
    const at = { exchange: exchange.url, counterpart: { slug: counterpart, token } };
    return tryPartner({ ...at, by, defect: 'sample', token: own, system, patienceMs: 15_000 });
  };

  beforeAll(async () => {
    exchange = await inMemoryExchange();
    token = await exchange.admit(manifestOf(counterpart, 'rest', []));
  });
  afterAll(() => exchange.stop());

  it.each(overHttp(honest.map((by) => [by] as const)))(
    'finds nothing wrong with an honest system by %s',
    async (by) => {
      const { failed, report } = await judged(by, 'none');
      expect(failed).toEqual([]);
      expect(report.counts.passed).toBeGreaterThanOrEqual(9);
    },
  );

  it.each(overHttp(honest.map((by) => [by] as const)))(
    'finds nothing wrong with an agency of the sample network by %s',
    async (by) => expect((await sampleJudged(by)).failed).toEqual([]),
  );

  it.each(overHttp(planted))('finds exactly what is wrong by %s: %s is %s', async (by, defect, check) => {
    const { failed } = await judged(by, defect);
    expect(failed).toEqual([expect.stringContaining(`${check}: `)]);
  });
});
