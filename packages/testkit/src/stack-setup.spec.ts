import { findOrStartStack, StackError, type StackErrorCode } from '@handoff/local-stack';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stackAbsence, stackAddresses } from './stack-addresses.ts';
import { setup, teardown } from './stack-setup.ts';

vi.mock(import('@handoff/local-stack'), async (original) => ({
  ...(await original()),
  findOrStartStack: vi.fn(),
}));

const addresses = {
  kafka: { brokers: ['a:1'] },
  registry: { url: 'http://b' },
  mongo: { url: 'mongodb://c' },
};
const trouble = (code: StackErrorCode) =>
  new StackError(code, { place: 'here', reason: 'It is so.', mend: 'Mend it.' });
const starting = vi.mocked(findOrStartStack);

beforeEach(() => {
  for (const name of [
    'KAFKA_BROKERS',
    'SCHEMA_REGISTRY_URL',
    'MONGO_URL',
    'HANDOFF_STACK_ABSENT',
    'HANDOFF_STACK_REQUIRED',
  ])
    vi.stubEnv(name, undefined);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('before the integration tests', () => {
  it('a stack is found or started, and its addresses are left for the tests; it is stopped after them', async () => {
    const stop = vi.fn(async () => {});
    starting.mockResolvedValueOnce({ ...addresses, how: 'native', processes: [], stop });
    await setup();
    expect(stackAddresses()).toEqual(addresses);
    await teardown();
    expect(stop).toHaveBeenCalledOnce();
  });

  it('a machine without what a stack needs leaves the reason to skip', async () => {
    starting.mockRejectedValueOnce(trouble('no-maven'));
    await setup();
    expect(stackAbsence()).toBe('no-maven (here): It is so. Mend it.');
  });

  it('a machine that must have a stack fails without one', async () => {
    vi.stubEnv('HANDOFF_STACK_REQUIRED', '1');
    starting.mockRejectedValueOnce(trouble('no-maven'));
    await expect(setup()).rejects.toMatchObject({ code: 'no-maven' });
  });

  it.each<StackErrorCode>(['did-not-start', 'corrupt-download', 'already-running'])(
    '%s is a failure, not a reason to skip',
    async (code) => {
      starting.mockRejectedValueOnce(trouble(code));
      await expect(setup()).rejects.toMatchObject({ code });
    },
  );
});
