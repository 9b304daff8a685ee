import { describe, expect, it } from 'vitest';
import { activities, results } from '../domain/codes.ts';
import { actors, statuses, type Target } from '../domain/referral/transitions.ts';
import { crosswalk, taskStatuses } from './crosswalk.ts';
import { bserTaskStatuses, readBser, readTask, rowOf } from './read-crosswalk.ts';

const targets = statuses.filter((status): status is Target => status !== 'none');

describe('the crosswalk', () => {
  it.each(targets)('has a row for %s, whoever moved it there and whatever it says', (status) => {
    for (const by of [null, ...actors])
      for (const what of [null, ...activities])
        for (const result of [null, ...results])
          for (const begun of [false, true])
            expect(rowOf({ status, by, what, result, begun }).status).toBe(status);
  });

  it('reads each status of a sent Task as one of ours', () => {
    const sent = taskStatuses.filter((status) => status !== 'draft');
    expect(Object.fromEntries(sent.map((status) => [status, readTask(status, undefined)]))).toEqual({
      requested: 'offered',
      accepted: 'accepted',
      rejected: 'declined',
      cancelled: 'withdrawn',
      'in-progress': 'active',
      'on-hold': 'active',
      failed: 'completed',
      completed: 'completed',
      'entered-in-error': 'entered-in-error',
    });
  });

  it('takes a pause for a waitlist only where the enrollment status says so', () =>
    expect(readTask('on-hold', 'not-enrolled-on-waitlist')).toBe('waitlisted'));

  it('writes no status that Gravity leaves out', () =>
    expect(crosswalk.map(({ task }) => task).filter((task) => !taskStatuses.includes(task))).toEqual([]));

  it('keeps who said no, which is what funders ask', () => {
    const declined = { status: 'declined', what: null, result: null, begun: false } as const;
    expect([rowOf({ ...declined, by: 'T' }).hud, rowOf({ ...declined, by: 'P' }).hud]).toEqual([3, 2]);
  });

  it('has no way from accepted to rejected, because Gravity has none', () =>
    expect(rowOf({ status: 'declined', by: 'T', what: null, result: null, begun: true }).task).toBe(
      'failed',
    ));

  it("knows every business status of BSeR's code system, and 5.1, which is in none", () => {
    const codes = ['2.0', '3.0', '4.0', '5.1', '5.1.1', '5.1.2', '5.1.3', '5.1.4', '5.2', '6.0', '7.0'];
    for (const code of codes) {
      expect(bserTaskStatuses(code), code).not.toEqual([]);
      expect(readBser(code), code).toBeDefined();
    }
    expect(bserTaskStatuses('8.0')).toEqual([]);
  });
});
