export type Sample = Readonly<{ labels?: Readonly<Record<string, string | number>>; value: number }>;
export type Gauge = Readonly<{ name: string; help: string; samples: readonly Sample[] }>;

export const prometheusType = 'text/plain; version=0.0.4; charset=utf-8';

/** Gauges in the text format of Prometheus, which an OpenTelemetry collector reads as well. */
export const asPrometheus = (gauges: readonly Gauge[]): string =>
  gauges
    .flatMap(({ name, help, samples }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} gauge`,
      ...samples.map(({ labels = {}, value }) => `${name}${inBraces(labels)} ${value}`),
    ])
    .map((line) => `${line}\n`)
    .join('');

const inBraces = (labels: Readonly<Record<string, string | number>>): string => {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escaped(String(value))}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};

const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
