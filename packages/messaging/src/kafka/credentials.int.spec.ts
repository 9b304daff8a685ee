import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { optionsFromEnvironment } from '../../test/kafka.ts';
import { message } from '../../test/messages.ts';
import { connectKafka } from './index.ts';

const options = optionsFromEnvironment();
const kafka = connectKafka(options);
const { admin } = kafka;
const slug = `test-${randomUUID()}`;
const password = randomUUID();
const [own, neighbours] = [`handoff.partner.${slug}.in`, `handoff.partner.${slug}-north.in`];

const as = (username: string, secret: string) =>
  connectKafka({ ...options, sasl: { username, password: secret } });
const attempt = async (client: ReturnType<typeof as>, topic: string) => {
  try {
    await client.producer().send({ topic, partition: 0, messages: [message('row-1')] });
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.close();
  }
};

/** The controller has taken it; the broker itself knows of it a moment later. */
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 100 });

// A broker without SASL has nobody to refuse.
describe.skipIf(!options.sasl)('a partner on Kafka', () => {
  beforeAll(async () => {
    await admin.ensureTopics([own, neighbours].map((topic) => ({ topic, partitions: 1 })));
    await admin.ensureScramUser({ username: slug, password });
    const grant = { user: slug, kind: 'topic', name: `handoff.partner.${slug}.`, match: 'prefix' } as const;
    await admin.grantAcls([{ ...grant, may: ['write', 'describe'] }]);
  });
  afterAll(async () => {
    await admin.revokeAcls(slug);
    await admin.removeScramUser(slug);
    await admin.deleteTopics([own, neighbours]);
    await kafka.close();
  });

  it('writes to its own topic', async () => {
    expect(await attempt(as(slug, password), own)).toBe('accepted');
  });

  it('is removed as often as somebody says so', async () => {
    const gone = `${slug}-gone`;
    await admin.ensureScramUser({ username: gone, password });
    for (let times = 0; times < 2; times += 1) {
      await admin.removeScramUser(gone);
      await admin.revokeAcls(gone);
      await admin.removeQuotas(gone);
    }
    expect((await admin.accessOf(gone)).known).toBe(false);
  });

  it('reaches no topic of one whose slug only begins alike', async () => {
    expect(await attempt(as(slug, password), neighbours)).toBe('topic-authorization-failed');
  });

  it('is refused with another password, and after a change with the old one', async () => {
    expect(await attempt(as(slug, 'wrong'), own)).not.toBe('accepted');
    await admin.ensureScramUser({ username: slug, password: 'the-next-one' });
    await soon(async () => expect(await attempt(as(slug, password), own)).not.toBe('accepted'));
    expect(await attempt(as(slug, 'the-next-one'), own)).toBe('accepted');
    await admin.ensureScramUser({ username: slug, password });
    await soon(async () => expect(await attempt(as(slug, password), own)).toBe('accepted'));
  });

  it('holds no right but what it was given: none over the cluster', async () => {
    const { known, grants } = await admin.accessOf(slug);
    expect(known).toBe(true);
    expect(grants).toEqual([
      `topic handoff.partner.${slug}.*: describe`,
      `topic handoff.partner.${slug}.*: write`,
    ]);
    const client = as(slug, password);
    await expect(
      client.admin.ensureTopics([{ topic: `handoff.partner.${slug}.other`, partitions: 1 }]),
    ).rejects.toThrow();
    await expect(client.admin.deleteTopics([own])).rejects.toThrow();
    await client.close();
  });

  it('has quotas as they were set, once or twice, and none after they are removed', async () => {
    const quotas = {
      producer_byte_rate: 1_048_576,
      consumer_byte_rate: 4_194_304,
      request_percentage: 25,
      controller_mutation_rate: 1,
    };
    await admin.setQuotas(slug, quotas);
    await admin.setQuotas(slug, quotas);
    await soon(async () => expect((await admin.accessOf(slug)).quotas).toEqual(quotas));
    await admin.removeQuotas(slug);
    await soon(async () => expect((await admin.accessOf(slug)).quotas).toEqual({}));
  });

  it('that never was is not known', async () => {
    expect(await admin.accessOf(`${slug}-nobody`)).toEqual({ known: false, grants: [], quotas: {} });
  });

  it('cannot make users itself', async () => {
    const client = as(slug, password);
    const user = { username: `${slug}-other`, password };
    await expect(client.admin.ensureScramUser(user)).rejects.toMatchObject({
      code: 'scram-user-refused',
      mend: expect.stringContaining('KAFKA_SASL_USERNAME'),
    });
  });
});
