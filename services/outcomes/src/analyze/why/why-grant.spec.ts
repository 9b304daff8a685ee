import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grants, type PrintedReports, printedReports } from '../../testing/printed-reports.ts';

let printedHere: PrintedReports;
beforeAll(async () => {
  printedHere = await printedReports();
}, 60_000);
afterAll(() => printedHere.close());

const why = (cell: string) => printedHere.why(cell);
const printed = (...of: Parameters<PrintedReports['printed']>) => printedHere.printed(...of);

describe("why a grant's figure is what it is", () => {
  it('says of every cell of the report what the report printed', async () => {
    const lines = Object.keys(grants).flatMap((grant) => printed(`grant-${grant}`));
    expect(lines).toHaveLength(11);
    for (const [grant, from, to, , measure, value] of lines) {
      const { json } = await why(`grants/${grant}/${measure}/${from}..${to}`);
      expect(`${measure} ${json.value}`).toBe(
        `${measure} ${value}${measure === 'charged_cents' ? ' US cents' : ''}`,
      );
    }
  });
  it('names each person once, with the events that count', async () => {
    const { lines, json } = await why('grants/by-the-head/people_enrolled');
    expect(lines[0]).toBe('grants/by-the-head/people_enrolled: 2');
    expect(json.within).toBe('2025-06-01 to 2026-06-30');
    expect(json.rows.map(({ events }) => events.map(({ what, on }) => [what, on]))).toEqual([
      [['enrollments', '2025-07-07']],
      [['enrollments', '2025-07-07']],
    ]);
  });
  it('shows only what was charged, though more would have cost', async () => {
    const { lines, json } = await why('grants/by-the-head/charged_cents');
    expect(lines[0]).toBe('grants/by-the-head/charged_cents: 25000 US cents');
    expect(json.rows.map(({ said, events }) => [said, events.map(({ says }) => says)])).toEqual([
      [{ cents: 25_000 }, ['25000 cents']],
    ]);
    expect(json.rules.join()).toContain('as number 2 of those asked');
  });
  it('adds up the hours of a person within the span', async () => {
    const { lines, json } = await why('grants/by-the-hour/hours');
    expect(lines[0]).toBe('grants/by-the-hour/hours: 40');
    expect(json.rules).toContain('places: US-MA');
    expect((await why('grants/by-the-hour/hours/2025-06-01..2025-09-30')).json.rows).toEqual([]);
  });
  it.each([
    'grants/by-the-day/hours',
    'grants/by-the-head/hours',
    'grants/by-the-hour/hours/2025-06-01..2025-07-01',
  ])('%s is refused with the cells that grants have', async (cell) =>
    expect(why(cell)).rejects.toMatchObject({
      code: 'no-such-cell',
      message: expect.stringContaining('grants/by-the-hour/hours/2025-06-01..2025-09-30'),
    }),
  );
});
