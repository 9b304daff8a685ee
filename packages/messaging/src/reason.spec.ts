import { describe, expect, it } from 'vitest';
import { Fault } from './fault.ts';
import { reasonOf } from './reason.ts';

describe('a reason', () => {
  it('is what an error of ours says', () => {
    const fault = new Fault('fork', { reason: 'Two.', mend: 'Compare.', place: 'ce_sequence 3' });
    expect(reasonOf(fault)).toEqual({
      code: 'fork',
      reason: 'Two.',
      mend: 'Compare.',
      place: 'ce_sequence 3',
    });
  });

  it('only names an error it does not know, because its text may quote the message', () => {
    const reason = reasonOf(new TypeError("cannot read 'Maria Lopez'"));
    expect(reason).toMatchObject({ code: 'handler-failed', reason: 'The handler threw TypeError.' });
    expect(JSON.stringify(reason)).not.toContain('Maria');
  });

  it("does not take a driver's code for one of ours", () => {
    expect(reasonOf(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })).code).toBe('handler-failed');
    expect(reasonOf('just text').reason).toBe('The handler threw string.');
  });
});
