/** A table as plain text, as wide as it needs to be. */
export const inColumns = (
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] => {
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  return [heads, ...rows].map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};
