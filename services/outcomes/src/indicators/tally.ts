/** How often each occurs. */
export const tally = <Kind extends string>(
  kinds: readonly Kind[],
): Readonly<Partial<Record<Kind, number>>> => {
  const counts: Partial<Record<Kind, number>> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};
