import { describe, expect, it } from 'vitest';
import { gaugesOf, type Watched } from './gauges.ts';
import { asPrometheus } from './prometheus.ts';

const watched: Watched = {
  service: 'intake',
  store: { waiting: async () => ({ unpublished: 3, unpublishedMs: 1_500, due: 0, dueMs: 0 }) },
  parked: { streams: async () => [] },
  groups: [{ groupId: 'handoff.intake.commands' }],
  lag: async () => [],
};
const text = async (differing: Partial<Watched>) =>
  asPrometheus(await gaugesOf({ ...watched, ...differing }, 50));

describe('what an operator watches', () => {
  it('is told with its meaning, in seconds', async () =>
    expect(await text({})).toContain(
      [
        '# HELP handoff_outbox_oldest_seconds How long the oldest event that is not published yet has waited.',
        '# TYPE handoff_outbox_oldest_seconds gauge',
        'handoff_outbox_oldest_seconds{service="intake"} 1.5',
      ].join('\n'),
    ));

  it.each([
    ['refuses', () => Promise.reject(new Error('no broker'))],
    ['does not answer', () => new Promise<never>(() => undefined)],
  ])('is told but for the lag while the broker %s', async (_, lag) => {
    const said = await text({ lag });
    expect(said).toContain('handoff_broker_answers{service="intake"} 0');
    expect(said).toContain('handoff_outbox_streams{service="intake"} 3');
    expect(said).not.toContain('handoff_consumer');
  });

  it('cannot break out of its quotes', () =>
    expect(asPrometheus([{ name: 'a', help: 'A.', samples: [{ labels: { b: '"\\\n' }, value: 1 }] }])).toBe(
      '# HELP a A.\n# TYPE a gauge\na{b="\\"\\\\\\n"} 1\n',
    ));
});
