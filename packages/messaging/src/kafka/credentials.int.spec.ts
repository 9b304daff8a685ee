import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

  it('reaches no topic of one whose slug only begins alike', async () => {
    expect(await attempt(as(slug, password), neighbours)).toBe('topic-authorization-failed');
  });

  it('is refused with another password, and after a change with the old one', async () => {
    expect(await attempt(as(slug, 'wrong'), own)).not.toBe('accepted');
    await admin.ensureScramUser({ username: slug, password: 'the-next-one' });
    expect(await attempt(as(slug, password), own)).not.toBe('accepted');
    expect(await attempt(as(slug, 'the-next-one'), own)).toBe('accepted');
    await admin.ensureScramUser({ username: slug, password });
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
