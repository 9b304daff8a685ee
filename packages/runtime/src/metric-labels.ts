import { isAllowed } from './allow-list.ts';

/** By what a number may be told apart outside the process: technical names. None tells people apart, nor who they are. */
export const metricLabels: ReadonlySet<string> = new Set([
  'consumer',
  'group',
  'partition',
  'service',
  'topic',
]);

/** The last gate before whoever fetches metrics: whoever set a label, only what the list names goes on. */
export const isMetricLabels = (labels: Readonly<Record<string, unknown>>): boolean =>
  isAllowed(metricLabels, labels);
