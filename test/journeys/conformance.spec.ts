import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
import { connectKafka } from '@handoff/messaging/kafka';
import { eventually } from '@handoff/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { describeExchange } from '../support/describe-exchange.ts';
import { type RunningExchange, startExchange } from '../support/exchange.ts';
import { handoff } from '../support/handoff.ts';
import { sampleAgency } from '../support/sample-agency.ts';
import { stackOf } from '../support/stack-of.ts';

type Credentials = {
  token: string;
  kafka: Record<'username' | 'password' | 'in' | 'out' | 'groupPrefix', string>;
  exchange: { brokers: string[] };
};

const counterpart = 'kit-counterpart';
const onKafka = planted.filter(([by]) => by === 'kafka');
const all: readonly (readonly [By, Defect])[] = [
  ...honest.map((by) => [by, 'none'] as const),
  ['kafka', 'sample'],
  ...onKafka.map(([by, defect]) => [by, defect] as const),
];

describeExchange('the conformance kit, on the real servers', () => {
  let exchange: RunningExchange;
  const judgements = new Map<string, ReturnType<typeof tryPartner>>();

  const manifest = (slug: string, way: string, services?: readonly object[]): string => {
    const folder = join(exchange.data, 'manifests');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${slug}.yaml`);
    writeFileSync(file, stringify(manifestOf(slug, way, services)));
    return file;
  };
  const credentialsOf = (slug: string): Credentials =>
    JSON.parse(
      readFileSync(join(exchange.data, 'secrets', 'partners', `${slug}.json`), 'utf8'),
    ) as Credentials;

  const judge = (by: By, defect: Defect): ReturnType<typeof tryPartner> => {
    const slug = slugOf(by, defect);
    const { token, kafka, exchange: at } = credentialsOf(slug);
    return tryPartner({
      exchange: exchange.url,
      by,
      defect,
      token,
      ...(by === 'kafka' && { kafka: { ...kafka, brokers: at.brokers } }),
      ...(defect === 'sample' && {
        system: sampleAgency({ slug, by, token, kafka, brokers: at.brokers, url: exchange.url }),
      }),
      counterpart: { slug: counterpart, token: credentialsOf(counterpart).token },
      redeliver: async () => void (await handoff(exchange.data, 'replay', '--redeliver', slug)),
      patienceMs: 25_000,
    });
  };

  beforeAll(async () => {
    exchange = await startExchange({ name: 'conformance', env: { SANDBOX: 'true' } });
    const files = all.map(([by, defect]) => manifest(slugOf(by, defect), wayOf(by)));
    const applied = await handoff(
      exchange.data,
      'partner',
      'apply',
      manifest(counterpart, 'rest', []),
      ...files,
    );
    expect(applied.code, applied.err).toBe(0);
    for (const [by, defect] of all) {
      const judgement = judge(by, defect);
      judgement.catch(() => undefined);
      judgements.set(slugOf(by, defect), judgement);
    }
  });
  afterAll(() => exchange.stop());

  it.each(honest)('finds nothing wrong with an honest system by %s', async (by) =>
    expect((await judgements.get(slugOf(by, 'none')))?.failed).toEqual([]),
  );

  it('finds nothing wrong with an agency of the sample network on Kafka', async () =>
    expect((await judgements.get(slugOf('kafka', 'sample')))?.failed).toEqual([]));

  it.each(onKafka)('finds exactly what is wrong by %s: %s is %s', async (by, defect, check) =>
    expect((await judgements.get(slugOf(by, defect)))?.failed).toEqual([
      expect.stringContaining(`${check}: `),
    ]),
  );

  describe('and the command line', () => {
    const own = 'elm-street-center';
    const cli = (...words: readonly string[]) => handoff(exchange.data, ...words);
    type Told = { type: string; id: string; data: Record<string, string> };
    /** All that the partner was told so far, as `listen` shows it. */
    const told = async (slug = own): Promise<readonly Told[]> => {
      const { out, err, code } = await cli('listen', '--as', slug, '--from', 'start', '--once', '--json');
      expect(code, err).toBe(0);
      return out
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => JSON.parse(line) as Told);
    };
    const hears = (fits: (told: Told) => boolean) =>
      eventually(
        async () => {
          const found = (await told()).find(fits);
          expect(found).toBeDefined();
          return found as Told;
        },
        { within: 60_000, every: 500 },
      );

    // The clock is moved here: nobody may still be judged by it.
    beforeAll(async () => void (await Promise.allSettled(judgements.values())));

    it('makes a partner to try with, and made-up people arrive at it', async () => {
      const made = await cli('sandbox', own, '--way', 'kafka', '--people', '1', '--json');
      expect(made.code, made.err).toBe(0);
      expect(JSON.parse(made.out)).toMatchObject({
        slug: own,
        sandbox: true,
        referred: [expect.any(String)],
      });
      await hears(({ data }) => data['status'] === 'offered');
    });

    it('says any message in any version, over Kafka and over REST', async () => {
      const { data } = await hears((each) => each.data['status'] === 'offered');
      const about = ['--as', own, '--set', `referral=${data['referral']}`];
      const older = await cli(
        'trigger',
        'ReferralResponse',
        ...about,
        '--set',
        'status=in-review',
        '--message-version',
        '1',
        '--json',
      );
      expect(older.code, older.err).toBe(0);
      expect(JSON.parse(older.out)).toMatchObject({ version: 1 });
      await hears((each) => each.data['status'] === 'in-review');
      const accepted = await cli(
        'trigger',
        'ReferralResponse',
        ...about,
        '--set',
        'status=accepted',
        '--via',
        'rest',
      );
      expect(accepted.code, accepted.err).toBe(0);
      await hears((each) => each.data['status'] === 'accepted');
    });

    it('hears what was refused, by the id it was said under', async () => {
      await cli('trigger', 'ReferralResponse', '--as', own, '--set', 'referral=ZZZ-ZZZ', '--id', 'wrong-1');
      const { data } = await hears(({ type }) => type === 'MessageRejected');
      expect(data).toMatchObject({ message: 'wrong-1', code: expect.any(String), mend: expect.any(String) });
      const overRest = await cli(
        'trigger',
        'ReferralResponse',
        '--as',
        own,
        '--set',
        'referral=ZZZ-ZZZ',
        '--via',
        'rest',
      );
      expect(overRest.code).toBe(3);
    });

    it('goes on listening where it was', async () => {
      await cli('listen', '--as', own, '--once');
      const again = await cli('listen', '--as', own, '--once');
      expect([again.code, again.out]).toEqual([0, expect.stringContaining('Nothing waits.')]);
    });

    it('sees what somebody changed at the broker, and sets it back', async () => {
      const { admin, close } = connectKafka({ ...stackOf(exchange).kafka, clientId: 'test' });
      const file = join(exchange.data, 'sandbox', `${own}.yaml`);
      expect((await cli('partner', 'diff', file)).out).toContain('Nothing differs.');
      await admin.removeQuotas(own);
      await admin.revokeAcls(own);
      const differs = await cli('partner', 'diff', file);
      expect([differs.code, differs.out]).toEqual([
        1,
        expect.stringMatching(/kafka\.rights[^]*kafka\.quotas/),
      ]);
      expect((await cli('partner', 'apply', file)).code).toBe(0);
      expect((await cli('partner', 'diff', file)).code).toBe(0);
      expect((await admin.accessOf(own)).grants.filter((line) => line.startsWith('cluster'))).toEqual([]);
      await close();
    });

    it('lets a new partner in within five seconds, and only its own groups rejoin', async () => {
      const { admin, close } = connectKafka({ ...stackOf(exchange).kafka, clientId: 'test' });
      const groups = ['in', 'feed'].flatMap((kind) =>
        Array.from({ length: 16 }, (_, group) => `handoff.gateway.${kind}.${group}`),
      );
      const before = await admin.members(groups);
      const newcomer = 'oak-street-center';
      expect((await cli('partner', 'apply', manifest(newcomer, 'kafka'))).code).toBe(0);
      const said = await cli('trigger', 'ReferralResponse', '--as', newcomer, '--set', 'referral=ZZZ-ZZZ');
      expect(said.code, said.err).toBe(0);
      // The broker has it; starting a command is not what is measured.
      const sent = performance.now();
      const { token } = credentialsOf(newcomer);
      await eventually(
        async () => {
          const page = await fetch(`${exchange.url}/v1/events?after=-1`, {
            headers: { authorization: `Bearer ${token}` },
          });
          expect(await page.text()).toContain('MessageRejected');
        },
        { within: 20_000, every: 50 },
      );
      expect(performance.now() - sent).toBeLessThan(5_000);
      const after = await admin.members(groups);
      const rejoined = groups.filter((group) => String(before.get(group)) !== String(after.get(group)));
      expect(rejoined).toHaveLength(2);
      expect(new Set(rejoined.map((group) => group.split('.').at(-1))).size).toBe(1);
      await close();
    });

    it('judges a system by its slug, and writes the report', async () => {
      const judged = await cli('test', own, '--patience', '3', '--port', '0', '--json');
      expect(judged.code, judged.err).toBe(1);
      const { checks, files } = JSON.parse(judged.out) as {
        checks: { id: string; outcome: string }[];
        files: string[];
      };
      expect(checks[0]).toMatchObject({ id: 'HC-01', outcome: 'failed' });
      expect(readFileSync(files.find((file) => file.endsWith('junit.xml')) ?? '', 'utf8')).toContain(
        '<failure',
      );
    });

    it('moves the clock of a sandbox, and says what time it is', async () => {
      const jumped = await cli('simulate', '--jump', '14d', '--json');
      expect(jumped.code, jumped.err).toBe(0);
      const { now } = JSON.parse(jumped.out) as { now: string };
      expect(Date.parse(now) - Date.now()).toBeGreaterThan(13.9 * 86_400_000);
    });
  });
});
