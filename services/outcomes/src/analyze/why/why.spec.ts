import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PrintedReports, printedReports } from '../../testing/printed-reports.ts';
import type { CellWhy } from '../why-cell.ts';

let printedHere: PrintedReports;
beforeAll(async () => {
  printedHere = await printedReports();
}, 60_000);
afterAll(() => printedHere.close());

const why = (cell: string) => printedHere.why(cell);
const printed = (...of: Parameters<PrintedReports['printed']>) => printedHere.printed(...of);
const figures = () => printedHere.figures();

describe('why a figure of WIOA is what it is', () => {
  it('says of every cell of the report what the report printed', async () => {
    const figuresPrinted = printed('figures');
    expect(figuresPrinted.map(([program]) => program)).toEqual([
      ...Array<string>(5).fill('adult'),
      ...Array<string>(5).fill('aefla'),
      'all',
    ]);
    for (const [program, measure, , numerator, denominator, , , , , cents] of figuresPrinted) {
      const { json } = await why(`PY2026/${program}/${measure}`);
      const value = measure === 'median_earnings_q2' ? `${cents} US cents` : `${numerator} of ${denominator}`;
      const standing = json.rows.filter(({ counted }) => !['not-yet-known', 'excluded'].includes(counted));
      expect(`${measure} ${json.value}`).toContain(`${measure} ${value}`);
      expect(standing).toHaveLength(Number(denominator));
    }
  });
});

describe('why a rate rests on what another agency reported', () => {
  const toldOf = async (cell: string, counted: string) => {
    const row = (await why(cell)).json.rows.find((each) => each.counted === counted);
    return row?.events.map(({ what }) => what).toSorted();
  };
  it("shows the person's work and who attested it, whatever program told of it", async () =>
    expect(await toldOf('PY2026/adult/employment_rate_q2', 'success')).toEqual([
      'attestations',
      'enrollments',
      'exits',
      'quarters',
      'quarters',
      'services',
    ]));
  it('leaves an attestation of what was learned to the program in which it was', async () => {
    const cell = 'nrs-table4-like/PY2025/total/O';
    expect(await toldOf(cell, 'level')).toContain('attestations');
    expect(await toldOf(cell, 'remaining')).not.toContain('attestations');
  });
});

describe('why skill gains are what they are', () => {
  it('is told for the program year of the snapshot alone', async () => {
    expect((await why('PY2026/aefla/measurable_skill_gains')).json.within).toBe(
      'Skill gains are those of program year 2026.',
    );
    await expect(why('PY2025/aefla/measurable_skill_gains')).rejects.toMatchObject({
      code: 'other-year',
      message: expect.stringContaining('--program-year 2025'),
    });
  });
});

describe('why median earnings are what they are', () => {
  it('shows the earnings in order, and that the median is the mean of the two in the middle', async () => {
    const { lines, json } = await why('PY2026/aefla/median_earnings_q2');
    expect(lines[0]).toBe(
      'PY2026/aefla/median_earnings_q2: 675001 US cents, the mean of the two in the middle of 2',
    );
    expect(json.rows.map(({ counted, said }) => [counted, said['cents'], said['by']])).toEqual([
      ['in the middle', 650_001, 'pay-stubs'],
      ['in the middle', 700_000, 'pay-stubs'],
      ['pay unknown', null, 'pay-stubs'],
    ]);
    const { programs } = (await figures()).wioa;
    expect(programs.find(({ program }) => program === 'aefla')?.medianEarnings.cents).toBe(675_001);
  });
  it('says where it is the one in the middle, whoever reported the pay', async () => {
    const { lines, json } = await why('PY2026/adult/median_earnings_q2');
    expect(lines[0]).toContain('700000 US cents, the middle one of 1');
    expect(json.rows[0]?.events.map(({ what }) => what)).toContain('quarters');
  });
  it('says that there is none where nothing is known', async () =>
    expect((await why('PY2026/vr/median_earnings_q2')).lines[0]).toContain('none'));
});

describe('why retention is what it is', () => {
  it('names each person once, and the periods that do not count again', async () => {
    const { lines, json } = await why('PY2026/all/retention_same_employer');
    const { numerator, denominator } = (await figures()).wioa.retention.regulatory;
    expect([numerator, denominator]).toEqual([1, 2]);
    expect(lines[0]).toBe('PY2026/all/retention_same_employer: 1 of 2');
    expect(json.rows.map(({ counted }) => counted).toSorted()).toEqual([
      'failure',
      'not-yet-known',
      'success',
    ]);
    const kept = json.rows.find(({ counted }) => counted === 'success');
    expect(kept?.said['not_counted_again']).toMatch(/^participation-/);
    expect(new Set(json.rows.map(({ person }) => person)).size).toBe(3);
  });
  it('shows both quarters and which reports name which employer', async () => {
    const { json } = await why('PY2026/all/retention_same_employer');
    const changed = json.rows.find(({ counted }) => counted === 'failure');
    expect(changed?.said).toMatchObject({
      second_quarter: '2026Q2 success',
      fourth_quarter: '2026Q4 success',
    });
    expect(changed?.events.flatMap(({ says }) => says ?? [])).toEqual([
      '2026Q2 at 12-3456789',
      '2026Q4 at 98-7654321',
    ]);
  });
});

describe('why a cell of the NRS-like table is what it is', () => {
  it('says of every cell what the report printed, with as many rows as it counts', async () => {
    const lines = printed('nrs-table4-like', 'report-2025');
    expect(lines.map(([level]) => level)).toEqual(['esl-2', 'none', 'total']);
    for (const [level, ...cells] of lines)
      for (const [at, value] of cells.entries()) {
        const letter = 'BCDEFGHIJKLMNO'.charAt(at);
        const { json } = await why(`nrs-table4-like/PY2025/${level}/${letter}`);
        expect(`${letter} ${json.value}`).toBe(`${letter} ${value || 'none: nobody to divide by'}`);
        // Hours and shares are no count of rows.
        const rows = 'DJO'.includes(letter) ? json.rows.length : Number(value);
        expect(json.rows).toHaveLength(rows);
      }
  });
  it('counts a person once by the gain, and each period by itself', async () => {
    const people = await why('nrs-table4-like/PY2025/total/J');
    const periods = await why('nrs-table4-like/PY2025/total/O');
    const countedIn = ({ json }: CellWhy) => json.rows.map(({ counted }) => counted).toSorted();
    expect(countedIn(people)).toEqual(['level', 'separated', 'separated', 'separated']);
    expect(countedIn(periods)).toEqual(['level', 'remaining', 'separated', 'separated', 'separated']);
    expect(
      people.json.rows.find(({ counted }) => counted === 'level')?.events.map(({ what }) => what),
    ).toContain('milestones');
  });
  it('says which levels there are', async () =>
    expect(why('nrs-table4-like/PY2025/esl-9/B')).rejects.toMatchObject({
      code: 'no-such-cell',
      message: expect.stringContaining('esl-2|none|total'),
    }));
});

describe('why a figure of the network is what it is', () => {
  it.each([
    ['offered', '3 of 3 referrals', ['referral_moves', 'referral_moves', 'referral_moves']],
    ['responded', '2 of 3 referrals', ['referral_moves', 'referral_moves']],
    ['contacted', '1 of 3 referrals', ['referral_moves']],
    ['enrolled', '2 of 3 referrals', ['enrollments', 'enrollments']],
  ])('shows of %s which referrals came so far, and the event that says so', async (stage, value, told) => {
    const { lines, json } = await why(`funnel/${stage}`);
    expect(lines[0]).toBe(`funnel/${stage}: ${value}`);
    expect(lines[1]).toContain('no indicator of WIOA');
    expect(json.rows).toHaveLength(3);
    const reached = json.rows.filter(({ counted }) => counted === 'reached');
    expect(reached.flatMap(({ events }) => events.map(({ what }) => what))).toEqual(told);
  });
  it('names the answer of the agency, not the first contact after it', async () => {
    const { json } = await why('funnel/responded');
    expect(json.rows.flatMap(({ events }) => events.map(({ event }) => event)).toSorted()).toEqual([
      'event-move-1-2',
      'event-move-3-2',
    ]);
  });
  it('takes the name of a stage with its space too', async () =>
    expect((await why('funnel/outcome returned')).lines[0]).toContain('2 of 3'));
  it.each([
    ['referrals', '3'],
    ['share_responded', '0.6666666666666666'],
    ['median_days_to_response', '3.5'],
    ['share_outcome_returned', '0.6666666666666666'],
  ])("says an agency's %s as the table prints it", async (column, value) => {
    const { lines } = await why(`loop_closure_by_agency/bayside-community-college/${column}`);
    expect(lines[0]).toBe(`loop_closure_by_agency/bayside-community-college/${column}: ${value}`);
  });
  it('shows the days to an answer in order, the middle, and who still waits', async () => {
    const { json } = await why('loop_closure_by_agency/bayside-community-college/median_days_to_response');
    expect(json.rows.map(({ counted, said }) => [counted, said['days']])).toEqual([
      ['in the middle', 2],
      ['in the middle', 5],
      ['not reached', undefined],
    ]);
  });
  it('says which agencies there are', async () =>
    expect(why('loop_closure_by_agency/baysside/referrals')).rejects.toMatchObject({
      code: 'no-such-cell',
      message: expect.stringContaining('loop_closure_by_agency/bayside-community-college/referrals|'),
    }));
});

describe('a name that no figure has', () => {
  it.each([
    'PY2026/all/median_earnings_q2',
    'PY2026/aefla/retention_same_employer',
    'PY2026/youth/employment_rate_q2',
    'PY2026/wp/credential_attainment',
    'PY2026/aelfa/employment_rate_q2',
    'funnel/dreamt-of',
    'nrs-table4-like/PY2025/total/Z',
    'loop_closure_by_agency/bayside-community-college/smiles',
  ])('%s is refused with those that there are', async (cell) => {
    await expect(why(cell)).rejects.toMatchObject({
      code: 'no-such-cell',
      message: expect.stringMatching(
        /where[^]*why[^]*mend[^]*PY2026\/adult\|dw\|aefla\|wp\|vr\/employment_rate_q2[^]*PY2026\/all\/retention_same_employer/,
      ),
    });
  });
});
