import { describe, expect, it } from 'vitest';
import { hostedIntake } from '../testing/hosted-intake.ts';

const service = hostedIntake();
const head = { tenant: 'routing.harbor-worker-center', number: 3, hash: 'a'.repeat(64) };
const ask = (from: string, ...heads: readonly object[]) =>
  service.call(from, 'POST', '/internal/audit-heads', { body: { heads } });
const signed = async () => {
  const { checkpoints } = (await service.call('operator', 'GET', '/internal/audit')) as {
    checkpoints: readonly { tenant: string; size: number }[];
  };
  return checkpoints.map(({ tenant, size }) => `${tenant} ${size}`);
};

describe('the ends of chains', () => {
  it('of a service are signed by intake, for that service alone', async () => {
    expect(await ask('routing', head)).toEqual({ signed: 1, contradicted: [] });
    await expect(ask('outcomes', { ...head, number: 4 })).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await signed()).toEqual(['routing.harbor-worker-center 3']);
  });

  it('of what people of an agency did are signed beside those of what the agency asked', async () => {
    const acts = { ...head, tenant: 'gateway.acts.harbor-worker-center' };
    expect(await ask('gateway', acts)).toEqual({ signed: 1, contradicted: [] });
    expect(await signed()).toContain('gateway.acts.harbor-worker-center 3');
  });

  it('are not signed twice for one length, and the contradiction is said in the log', async () => {
    expect(await ask('routing', { ...head, hash: 'b'.repeat(64) })).toEqual({
      signed: 0,
      contradicted: [head.tenant],
    });
    expect(JSON.stringify(service.log)).toContain('ends otherwise');
  });

  it('are taken from no agency and no operator', async () => {
    await expect(ask('operator', head)).rejects.toThrow('may not');
  });
});
