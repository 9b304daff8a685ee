import { describe, expect, it } from 'vitest';
import { fundsOf } from './funds-of.ts';

const grant = (recipient: string, purpose: string) => ({
  recipient,
  purpose,
  until: '2027-06-01',
  how: 'spoken',
  language: 'es',
  records: null,
  interpreter: false,
  on: '2026-06-01',
});
const matching = [grant('a-fund', 'matching'), grant('exchange', 'matching'), grant('a-fund', 'progress')];

describe('the funds that may count somebody once', () => {
  it('are those named for it; the exchange, which could be named once, is none', () =>
    expect(fundsOf({ grants: matching }, ['a-center'], () => true)).toEqual(['a-fund']));

  it('are none where anybody around keeps out', () =>
    expect(fundsOf({ grants: matching }, ['a-center'], (agency) => agency !== 'a-center')).toEqual([]));
});
