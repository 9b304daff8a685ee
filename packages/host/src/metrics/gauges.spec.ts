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

  it.each([
    ['refuses', () => Promise.reject(new Error('no key management'))],
    ['does not answer', () => new Promise<never>(() => undefined)],
  ])('is told but for what is the service’s own while that %s', async (_, own) => {
    expect(await text({ own })).toContain('handoff_outbox_streams{service="intake"} 3');
  });

  it('is told with what the service has beside, under its name', async () => {
    const own = async () => [{ name: 'handoff_own', help: 'Its own.', samples: [{ value: 7 }] }];
    expect(await text({ own })).toContain('handoff_own{service="intake"} 7');
  });

  it('tells numbers apart by labels on the list, and of those by harmless values; what is told apart by another is not told', () => {
    const sample = (labels: Record<string, string>) => ({ labels, value: 1 });
    const samples = [
      sample({ topic: 'handoff.intake' }),
      sample({ topic: 'Ana Canaria' }),
      sample({ topic: '"\\\n' }),
      sample({ topic: 'handoff.intake', person: 'person-1' }),
    ];
    expect(asPrometheus([{ name: 'a', help: 'A.', samples }])).toBe(
      '# HELP a A.\n# TYPE a gauge\na{topic="handoff.intake"} 1\n',
    );
  });
});
