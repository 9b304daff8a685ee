import { serviceNames } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { textOf } from './read-compose.ts';

const endpoint = z.strictObject({ endpoint: z.string().regex(/^[\w.]+:\d+$/) });
const own = z.literal('/run/secrets/certificate');
/** A door, which is open by TLS alone: it shows its certificate. */
const door = endpoint.extend({ tls: z.strictObject({ cert_file: own, key_file: own }) });
const trusted = z.strictObject({ ca_file: z.literal('/run/secrets/authority') });
const batch = z.strictObject({});

/** Of the collector's settings what is used here; it refuses keys that a component does not know, and so does this. */
const collector = z.strictObject({
  receivers: z.strictObject({
    otlp: z.strictObject({ protocols: z.strictObject({ http: door }) }),
    prometheus: z.strictObject({
      config: z.strictObject({
        scrape_configs: z.array(
          z.strictObject({
            job_name: z.string(),
            metrics_path: z.string(),
            scheme: z.literal('https'),
            tls_config: trusted,
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
    batch,
  }),
  exporters: z.strictObject({
    'otlp/viewer': endpoint.extend({ tls: trusted }),
    prometheus: door,
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

/** Of the viewer's, which is a collector that keeps what it takes. */
const viewer = z.strictObject({
  extensions: z.strictObject({
    jaeger_storage: z.strictObject({
      backends: z.strictObject({
        memory: z.strictObject({ memory: z.strictObject({ max_traces: z.number().int() }) }),
      }),
    }),
    jaeger_query: z.strictObject({
      storage: z.strictObject({ traces: z.literal('memory') }),
      http: door,
      // In clear: of this container alone.
      grpc: z.strictObject({ endpoint: z.string().startsWith('127.0.0.1:') }),
    }),
  }),
  receivers: z.strictObject({ otlp: z.strictObject({ protocols: z.strictObject({ grpc: door }) }) }),
  processors: z.strictObject({ batch }),
  exporters: z.strictObject({
    jaeger_storage_exporter: z.strictObject({ trace_storage: z.literal('memory') }),
  }),
  service: z.strictObject({
    extensions: z.tuple([z.literal('jaeger_storage'), z.literal('jaeger_query')]),
    pipelines: z.strictObject({
      traces: z.strictObject({
        receivers: z.tuple([z.literal('otlp')]),
        processors: z.tuple([z.literal('batch')]),
        exporters: z.tuple([z.literal('jaeger_storage_exporter')]),
      }),
    }),
  }),
});

const settingsOf = (file: string): unknown => parse(textOf('deploy', 'otel', file));
const read = () => collector.parse(settingsOf('collector.yaml'));

describe('the settings of the collector', () => {
  it('have the shape it takes', () => expect(() => read()).not.toThrow());

  it('and those of its viewer, too', () =>
    expect(() => viewer.parse(settingsOf('viewer.yaml'))).not.toThrow());

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
