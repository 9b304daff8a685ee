import type { RecordedSpan } from '@handoff/runtime/recorded-spans';

/** The traces that a trace goes on with, and those that these go on with: back to where it all began. */
export const tracesBehind = (spans: readonly RecordedSpan[], trace: string): ReadonlySet<string> => {
  const behind = new Map<string, string[]>();
  for (const { trace: one, links } of spans) behind.set(one, [...(behind.get(one) ?? []), ...links]);
  const seen = new Set<string>();
  for (const ahead = [trace]; ahead.length > 0; ) {
    const next = ahead.pop() ?? '';
    if (seen.has(next)) continue;
    seen.add(next);
    ahead.push(...(behind.get(next) ?? []));
  }
  return seen;
};
