import type { RecordedSpan } from '@handoff/runtime/recorded-spans';

/** One service asks another by its internal door, or another acts on what it put on a topic. */
export type Edge = Readonly<{ from: string; does: 'calls' | 'feeds'; to: string; by: string }>;

/** Who works with whom, drawn from the spans alone: a span of one service that another's began. */
export const serviceMap = (spans: readonly RecordedSpan[]): readonly Edge[] => {
  const bySpan = new Map(spans.map((span) => [span.span, span]));
  const edges = spans.flatMap((span) => {
    const parent = span.parent === undefined ? undefined : bySpan.get(span.parent);
    return parent ? edgesBetween(parent, span) : [];
  });
  return [...new Map(edges.map((edge) => [inWords(edge), edge])).values()];
};

const edgesBetween = (
  parent: RecordedSpan,
  { side, service: to, attributes }: RecordedSpan,
): readonly Edge[] => {
  const from = parent.service;
  if (side === 'server') return [{ from, does: 'calls', to, by: String(attributes['http.route']) }];
  // Every consumer of a topic looks at every message; those it skips don't feed it.
  const fed = side === 'consumer' && attributes['handoff.verdict'] === 'processed';
  return fed ? [{ from, does: 'feeds', to, by: String(attributes['messaging.destination.name']) }] : [];
};

export const inWords = ({ from, does, to, by }: Edge): string => `${from} ${does} ${to} by ${by}`;
