import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { findOrStartStack, type Ways } from './find-or-start.ts';
import type { StartOptions } from './native.ts';
import { type Addresses, type Environment, type Started } from './stack.ts';
import { StackError } from './stack-error.ts';
import { stackStatus } from './status.ts';
import { temporaryFolder } from './test/temporary-folder.ts';

const addresses = {
  kafka: { brokers: ['127.0.0.1:1'] },
  registry: { url: 'http://127.0.0.1:2' },
  mongo: { url: 'mongodb://127.0.0.1:3' },
};
const everywhere = {
  KAFKA_BROKERS: 'kafka:9092',
  SCHEMA_REGISTRY_URL: 'http://registry',
  MONGO_URL: 'mongodb://mongo',
};

const fakeWays = ({ docker = false } = {}) => {
  const stop = vi.fn(async () => {});
  const start = async ({ parts }: StartOptions): Promise<Started> => ({
    addresses: Object.fromEntries(parts.map((part) => [part, addresses[part]])) as Partial<Addresses>,
    processes: [],
    stop,
  });
  const ways = {
    dockerAnswers: vi.fn(async () => docker),
    start: { docker: vi.fn(start), native: vi.fn(start) },
  };
  return { ways: ways satisfies Ways, stop };
};

const find = (dataDir: string, ways: Ways, env: Environment = {}, brokers: 1 | 3 = 1, said: string[] = []) =>
  findOrStartStack({ dataDir, env, brokers, progress: (line) => said.push(line) }, ways);

describe('the backing services', () => {
  it('are those of the environment when it names all three: nothing is started, nothing is written', async () => {
    const dataDir = temporaryFolder();
    const { ways } = fakeWays({ docker: true });
    const stack = await find(dataDir, ways, everywhere);
    expect(stack).toMatchObject({
      how: 'environment',
      kafka: { brokers: ['kafka:9092'] },
      mongo: { url: 'mongodb://mongo' },
    });
    expect(ways.start.docker).not.toHaveBeenCalled();
    expect(existsSync(join(dataDir, 'stack'))).toBe(false);
  });

  it('run in Docker where an engine answers', async () => {
    const { ways } = fakeWays({ docker: true });
    expect((await find(temporaryFolder(), ways)).how).toBe('docker');
    expect(ways.start.native).not.toHaveBeenCalled();
  });

  it('run natively where no engine answers', async () => {
    const { ways } = fakeWays();
    expect(await find(temporaryFolder(), ways)).toMatchObject({ how: 'native', ...addresses });
  });

  it('are started only where the environment names none', async () => {
    const { ways } = fakeWays();
    const stack = await find(temporaryFolder(), ways, { MONGO_URL: 'mongodb://mongo' });
    expect(ways.start.native.mock.calls[0]?.[0].parts).toEqual(['kafka', 'registry']);
    expect(stack).toMatchObject({ ...addresses, mongo: { url: 'mongodb://mongo' } });
  });

  it('run natively for three brokers, and wherever HANDOFF_STACK says so', async () => {
    const { ways } = fakeWays({ docker: true });
    expect((await find(temporaryFolder(), ways, {}, 3)).how).toBe('native');
    expect((await find(temporaryFolder(), ways, { HANDOFF_STACK: 'native' })).how).toBe('native');
    expect((await find(temporaryFolder(), fakeWays().ways, { HANDOFF_STACK: 'docker' })).how).toBe('docker');
  });

  it('stay native when they began so, since their data are there', async () => {
    const dataDir = temporaryFolder();
    await (await find(dataDir, fakeWays().ways)).stop();
    expect((await find(dataDir, fakeWays({ docker: true }).ways)).how).toBe('native');
  });

  it('say so when the engine that keeps their data is gone', async () => {
    const dataDir = temporaryFolder();
    const said: string[] = [];
    await (await find(dataDir, fakeWays({ docker: true }).ways)).stop();
    expect((await find(dataDir, fakeWays().ways, {}, 1, said)).how).toBe('native');
    expect(said.join()).toContain('kept by docker');
  });
});

describe('one data directory', () => {
  it('has one stack: a second start is refused and names the first', async () => {
    const dataDir = temporaryFolder();
    const first = await find(dataDir, fakeWays().ways);
    const second = find(dataDir, fakeWays().ways);
    await expect(second).rejects.toMatchObject({
      code: 'already-running',
      place: join(dataDir, 'stack', 'lock'),
    });
    await expect(second).rejects.toThrow(`kill ${process.pid}`);
    await first.stop();
    await expect(find(dataDir, fakeWays().ways)).resolves.toMatchObject({ how: 'native' });
  });

  it('is free again when a start fails', async () => {
    const dataDir = temporaryFolder();
    const { ways } = fakeWays();
    const why = new StackError('no-maven', { place: 'mvn', reason: 'it is missing.', mend: 'Install it.' });
    ways.start.native.mockRejectedValueOnce(why);
    await expect(find(dataDir, ways)).rejects.toBe(why);
    await expect(find(dataDir, ways)).resolves.toMatchObject({ how: 'native' });
  });

  it('tells other commands where its stack answers, while it runs', async () => {
    const dataDir = temporaryFolder();
    const stack = await find(dataDir, fakeWays().ways);
    expect(stackStatus(dataDir)).toMatchObject({ owner: process.pid, running: { how: 'native', addresses } });
    await stack.stop();
    expect(stackStatus(dataDir)).toEqual({ owner: undefined, running: undefined, processes: [] });
  });

  it('is stopped once, however often that is asked', async () => {
    const { ways, stop } = fakeWays();
    const stack = await find(temporaryFolder(), ways);
    await Promise.all([stack.stop(), stack.stop()]);
    expect(stop).toHaveBeenCalledOnce();
  });
});
