import { describe, expect, it, vi } from 'vitest';
import { delivery } from '../../test/messages.ts';
import { outage } from '../../test/scene.ts';
import { parkedFor, processed } from '../delivery.ts';
import { log } from './log.ts';

const one = delivery('referral-1', { sequence: 1, value: { name: 'Maria' } });
const recorder = () => ({ debug: vi.fn(), warn: vi.fn(), error: vi.fn() });

describe('the log of a message', () => {
  it('is one line of names, places and codes', async () => {
    const to = recorder();
    await log({ consumer: 'routing', to })(async () => processed)(one);
    expect(to.debug).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ consumer: 'routing', topic: 'handoff.referrals', kind: 'processed' }),
      'message processed',
    );
    expect(JSON.stringify(to.debug.mock.calls)).not.toContain('Maria');
  });

  it('warns of a parked message and of one left with the broker', async () => {
    const to = recorder();
    const logged = log({ consumer: 'routing', to });
    await logged(async () => parkedFor('gap'))(one);
    await expect(logged(() => Promise.reject(outage()))(one)).rejects.toThrow('away');
    expect(to.warn.mock.calls.map(([, text]) => text)).toEqual([
      'message parked',
      'message left with the broker',
    ]);
  });
});
