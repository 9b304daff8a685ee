export type Line = readonly [label: string, value: string | number];

/** Labels and values in two columns, with a title above. */
export const table = (title: string, lines: readonly Line[]): string => {
  const width = Math.max(...lines.map(([label]) => label.length));
  const rows = lines.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`);
  return [title, '─'.repeat(Math.max(title.length, width + 12)), ...rows].join('\n');
};
