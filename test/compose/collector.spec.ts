import { serviceNames } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { textOf } from './read-compose.ts';

const endpoint = z.strictObject({ endpoint: z.string().regex(/^[\w.]+:\d+$/) });

/** Of the collector's settings what is used here; it refuses keys that a component does not know, and so does this. */
const collector = z.strictObject({
  receivers: z.strictObject({
    otlp: z.strictObject({ protocols: z.strictObject({ http: endpoint }) }),
    prometheus: z.strictObject({
      config: z.strictObject({
        scrape_configs: z.array(
          z.strictObject({
            job_name: z.string(),
            metrics_path: z.string(),
            scrape_interval: z.string(),
            authorization: z.strictObject({ credentials: z.string() }),
            static_configs: z.array(z.strictObject({ targets: z.array(z.string()) })),
          }),
        ),
      }),
    }),
  }),
  processors: z.strictObject({
    memory_limiter: z.strictObject({ check_interval: z.string(), limit_mib: z.number().int() }),
    batch: z.strictObject({}),
  }),
  exporters: z.strictObject({
    'otlp/viewer': endpoint.extend({ tls: z.strictObject({ insecure: z.boolean() }) }),
    prometheus: endpoint,
  }),
  service: z.strictObject({
    pipelines: z.record(
      z.enum(['traces', 'metrics']),
      z.strictObject({
        receivers: z.array(z.string()),
        processors: z.array(z.string()),
        exporters: z.array(z.string()),
      }),
    ),
  }),
});

const read = () => collector.parse(parse(textOf('deploy', 'otel', 'collector.yaml')));

describe('the settings of the collector', () => {
  it('have the shape it takes', () => expect(() => read()).not.toThrow());

  it('lead each kind of telemetry through parts that are there, and leave none unused', () => {
    const { service, ...parts } = read();
    const pipelines = Object.values(service.pipelines);
    for (const kind of ['receivers', 'processors', 'exporters'] as const) {
      const used = new Set(pipelines.flatMap((pipeline) => pipeline[kind]));
      expect([...used].toSorted()).toEqual(Object.keys(parts[kind]).toSorted());
    }
  });

  it('fetch the metrics of all five services with the credential of the operator', () => {
    const [job] = read().receivers.prometheus.config.scrape_configs;
    expect(job?.metrics_path).toBe('/internal/metrics');
    expect(job?.authorization.credentials).toBe('${env:OPERATOR_TOKEN}');
    const hosts = job?.static_configs.flatMap(({ targets }) => targets.map((target) => target.split(':')[0]));
    expect(hosts).toEqual([...serviceNames]);
  });
});
