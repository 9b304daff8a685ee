import { Refusal } from '@handoff/decider';
import { describe, expect, it } from 'vitest';
import { readRows } from './read-rows.ts';

const file = (...lines: string[]): string => lines.join('\r\n');

describe('an upload', () => {
  it('needs two columns and no more', () =>
    expect(readRows(file('referral,status', 'H7K-4QD,accepted'))).toMatchObject([
      { line: 2, row: { referral: 'H7K-4QD', status: 'accepted', date: null } },
    ]));

  it('may begin with a byte order mark and name its columns as people write them', () =>
    expect(readRows(`\uFEFF${file('Referral,Status,Hours per week', 'H7K-4QD,placed,37.5')}`)).toMatchObject([
      { row: { hours_per_week: 37.5 } },
    ]));

  it('counts lines as an editor does, empty ones and quoted line breaks included', () =>
    expect(
      readRows(file('referral,status,reason', 'A,accepted,', '', 'B,accepted,"two\r\nlines"', 'C,,')).map(
        ({ line }) => line,
      ),
    ).toEqual([2, 4, 6]));

  it('returns a row with a wrong date by its line and cell, and takes the others', () =>
    expect(
      readRows(file('referral,status,date', 'A,accepted,2026-11-20', 'B,placed,11/20/2026')),
    ).toMatchObject([
      { line: 2, row: { date: '2026-11-20' } },
      {
        line: 3,
        fault: { code: 'spreadsheet-damage', place: 'date', mend: expect.stringContaining('2026-11-20') },
      },
    ]));

  it.each([
    ['03/04/2026', 'date', '2026-03-04 or 2026-04-03'],
    ['22.11.2026', 'date', 'Write 2026-11-22'],
    ['11/22/26', 'date', 'Write 2026-11-22'],
    ['2026/11/22', 'date', 'Write 2026-11-22'],
    ['46348', 'date', 'Write 2026-11-22'],
    ['22-Nov-26', 'date', 'Write 2026-11-22'],
    ['November 22, 2026', 'date', 'Write 2026-11-22'],
    ['2026-11-22 00:00:00', 'date', 'Write 2026-11-22'],
    ['11/22/2026 12:00 AM', 'date', 'Write 2026-11-22'],
  ])('tells what a spreadsheet made of the date %s', (cell, place, mend) =>
    expect(readRows(file('referral,status,date', `A,placed,"${cell}"`))).toMatchObject([
      { fault: { code: 'spreadsheet-damage', place, mend: expect.stringContaining(mend) } },
    ]),
  );

  it.each(['#N/A', '#REF!', '#NAME?', '########'])(
    'tells that a spreadsheet wrote %s instead of a value, in any column',
    (cell) =>
      expect(readRows(file('referral,status,reason', `A,declined,${cell}`))).toMatchObject([
        { fault: { code: 'spreadsheet-damage', place: 'reason', reason: expect.stringContaining(cell) } },
      ]),
  );

  it('passes over columns and rows that were emptied, and over a line that says what separates', () => {
    const rows = readRows(file('sep=;', 'referral;status;;', 'A;accepted;;', ';;;', 'B;accepted;;', ';;;'));
    expect(rows).toMatchObject([
      { line: 3, row: { referral: 'A' } },
      { line: 5, row: { referral: 'B' } },
    ]);
    expect(readRows(file('referral,status', 'A,accepted,more'))).toMatchObject([
      { fault: { code: 'wrong-column-count' } },
    ]);
  });

  it('tells a date that is none from one that was turned around', () =>
    expect(readRows(file('referral,status,date', 'A,placed,99/99/2026', 'B,placed,soon'))).toMatchObject([
      { fault: { code: 'bad-value', place: 'date' } },
      { fault: { code: 'bad-value', place: 'date' } },
    ]));

  it('tells that a long number lost its digits', () =>
    expect(readRows(file('local_ref,status', '1.23E+09,accepted', '1,23E+09;accepted'))[0]).toMatchObject({
      fault: { code: 'spreadsheet-damage', place: 'local_ref' },
    }));

  it('may be divided by semicolons or tabs, as spreadsheets do where the comma is a decimal mark', () => {
    expect(readRows(file('referral;status', 'A;accepted'))).toMatchObject([{ row: { referral: 'A' } }]);
    expect(readRows(file('referral\tstatus', 'A\taccepted'))).toMatchObject([{ row: { referral: 'A' } }]);
  });

  it('may name the referral by an id of the agency’s own, and must name it', () =>
    expect(readRows(file('local_ref,status', '000123,accepted', ',accepted'))).toMatchObject([
      { row: { referral: null, local_ref: '000123' } },
      { fault: { code: 'bad-value', place: 'referral' } },
    ]));

  it('returns a row with too few cells', () =>
    expect(readRows(file('referral,status,date', 'A,accepted'))).toMatchObject([
      { line: 2, fault: { code: 'wrong-column-count' } },
    ]));

  it('returns a row whose quotes are wrong and still reads the next', () =>
    expect(readRows(file('referral,status', 'A"x",accepted', 'B,accepted'))).toMatchObject([
      { line: 2, fault: { code: 'unreadable-row' } },
      { line: 3, row: { referral: 'B' } },
    ]));

  it('says from which line on an unclosed quote has swallowed the file', () =>
    expect(readRows(file('referral,status', 'A,accepted', '"B,accepted', 'C,accepted'))).toMatchObject([
      { line: 2, row: { referral: 'A' } },
      { line: 3, fault: { code: 'unreadable-row' } },
    ]));

  it('is refused as a whole when a needed column is missing', () =>
    expect(() => readRows(file('referral,date', 'A,2026-11-20'))).toThrow(Refusal));

  it('turns an amount into whole cents', () =>
    expect(readRows(file('referral,status,wage,wage_per', 'A,placed,19.5,hour'))).toMatchObject([
      { row: { wage: 1950 } },
    ]));
});
