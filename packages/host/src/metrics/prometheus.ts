import { isMetricLabels } from '@handoff/runtime';

export type Sample = Readonly<{ labels?: Readonly<Record<string, string | number>>; value: number }>;
export type Gauge = Readonly<{ name: string; help: string; samples: readonly Sample[] }>;

export const prometheusType = 'text/plain; version=0.0.4; charset=utf-8';

/** Gauges in the text format of Prometheus, which an OpenTelemetry collector reads as well; under labels of the list alone. */
export const asPrometheus = (gauges: readonly Gauge[]): string =>
  gauges
    .flatMap(({ name, help, samples }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} gauge`,
      ...allowed(samples).map(({ labels = {}, value }) => `${name}${inBraces(labels)} ${value}`),
    ])
    .map((line) => `${line}\n`)
    .join('');

const allowed = (samples: readonly Sample[]): readonly Sample[] =>
  samples.filter(({ labels = {} }) => isMetricLabels(labels));

const inBraces = (labels: Readonly<Record<string, string | number>>): string => {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};
