import { describe, expect, it } from 'vitest';
import { checkHistory } from './check-history.ts';
import { readHistory, writeHistory } from './line.ts';
import { history, stateOf, streams, withEvents } from './sample.ts';

describe('a history in which everything went well', () => {
  it('has no violations', () => expect(checkHistory(history, stateOf(streams))).toEqual([]));

  it('has none either when it comes from a file, a line at a time', () =>
    expect(checkHistory(readHistory(writeHistory(history)), stateOf(streams))).toEqual([]));

  it('has none with everything delivered and sent twice', () => {
    const state = stateOf(streams);
    const again = state.records.map((record) => ({ ...record, offset: record.offset + 100 }));
    expect(checkHistory(history, { ...state, records: [...state.records, ...again] })).toEqual([]);
  });

  it('cannot be judged when it ends what it never begins', () =>
    expect(() =>
      checkHistory([{ t: 1, id: 99, client: 'c', op: 'o', type: 'info' }], stateOf(streams)),
    ).toThrow('never begins'));
});

describe('a history that went wrong', () => {
  it('is told by every promise it broke', () => {
    const lost = stateOf(withEvents('referral-1', ([offered]) => (offered ? [offered] : [])));
    const broken = new Set(checkHistory(history, lost).map(({ invariant }) => invariant));
    expect(broken).toEqual(new Set(['I1', 'I2', 'what follows']));
  });
});
