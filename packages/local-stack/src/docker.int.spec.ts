import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectKafka } from '@handoff/messaging/kafka';
import { describe, expect, it } from 'vitest';
import { dockerAnswers } from './docker.ts';
import { findOrStartStack } from './find-or-start.ts';
import { runIn } from './run.ts';

const engine = await dockerAnswers(runIn(process.env));

describe('a stack in Docker', () => {
  it('asks for the same user, and finds its data at a second start', async (test) => {
    test.skip(!engine, 'no Docker engine answers on this machine');
    const dataDir = mkdtempSync(join(tmpdir(), 'handoff-docker-'));
    const env = {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DOCKER_HOST: process.env.DOCKER_HOST,
      HANDOFF_STACK: 'docker',
    };
    const start = () => findOrStartStack({ dataDir, env, progress: () => {} });
    const first = await start();
    const topics = async () => {
      const { brokers, sasl } = first.kafka;
      const kafka = connectKafka({ brokers, clientId: 'test', ...(sasl ? { sasl } : {}) });
      const made = await kafka.admin.ensureTopics([{ topic: 'kept', partitions: 1 }]);
      await kafka.close();
      return made;
    };
    await topics();
    await first.stop();
    const second = await start();
    expect(second).toMatchObject({
      how: 'docker',
      kafka: first.kafka,
      registry: first.registry,
      mongo: first.mongo,
    });
    expect((await fetch(`${second.registry.url}/subjects`)).ok).toBe(true);
    await topics();
    await second.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 900_000);
});
