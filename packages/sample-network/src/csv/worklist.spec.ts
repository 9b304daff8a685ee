import { describe, expect, it } from 'vitest';
import { parseWorklist } from './worklist.ts';

const header = 'referral,status,service,program,from,respond_by,id';

const said = { service: 'work.placement', program: 'wioa_adult' };

describe('a worklist', () => {
  it('is read with what it says of each referral, who waits longest first', () =>
    expect(
      parseWorklist(
        [
          header,
          'K7H-4QD,offered,work.placement,wioa_adult,harbor-worker-center,2027-02-03T09:00:00.000Z,referral-2',
          'H7K-4QD,accepted,work.placement,wioa_adult,harbor-worker-center,2027-02-01T09:00:00.000Z,referral-1',
          '',
        ].join('\r\n'),
      ),
    ).toEqual([
      { referral: 'H7K-4QD', status: 'accepted', ...said, respond_by: '2027-02-01T09:00:00.000Z' },
      { referral: 'K7H-4QD', status: 'offered', ...said, respond_by: '2027-02-03T09:00:00.000Z' },
    ]));

  it('may have a byte order mark, further columns, and nothing in it', () =>
    expect(parseWorklist(`\uFEFF${header},note\r\n`)).toEqual([]));

  it('is not guessed at when a column is missing', () =>
    expect(() => parseWorklist('referral,service\r\nH7K-4QD,work.placement\r\n')).toThrow('status'));
});
