import type { SpanProcessor } from '@opentelemetry/sdk-trace';
import { allowedSpans } from './allowed-spans.ts';
import { fileSpans } from './file-spans.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Options = Readonly<{ service: string; env?: Environment }>;

/**
 * Spans to a collector (OTEL_EXPORTER_OTLP_ENDPOINT), to a file of JSON lines (HANDOFF_SPANS_FILE), to both, or, with
 * neither set, nowhere: then the SDK isn't even loaded. Answers what ends it.
 */
export const startTelemetry = async ({
  service,
  env = process.env,
}: Options): Promise<() => Promise<void>> => {
  const processors = await processorsOf(env);
  if (processors.length === 0) return async () => {};
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const sdk = new NodeSDK({
    serviceName: service,
    spanProcessors: processors.map(allowedSpans),
    metricReaders: [],
    logRecordProcessors: [],
    // Detectors would add user, host and command line; baggage would carry what partners put there.
    autoDetectResources: false,
    textMapPropagator: null,
  });
  sdk.start();
  return () => sdk.shutdown();
};

const processorsOf = async (env: Environment): Promise<SpanProcessor[]> => [
  ...(env.HANDOFF_SPANS_FILE ? [fileSpans(env.HANDOFF_SPANS_FILE)] : []),
  ...(env.OTEL_EXPORTER_OTLP_ENDPOINT ? [await collectorSpans()] : []),
];

const collectorSpans = async (): Promise<SpanProcessor> => {
  const { BatchSpanProcessor } = await import('@opentelemetry/sdk-trace');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-proto');
  return new BatchSpanProcessor({ exporter: new OTLPTraceExporter() });
};
