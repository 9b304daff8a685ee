export type Bar = Readonly<{
  label: string;
  value: number;
  /** Said in place of the value, where there is none to show. */
  note?: string | undefined;
}>;

const width = 640;
const height = 340;
const margin = { top: 84, right: 24, bottom: 60, left: 32 };

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A bar chart as SVG: what it counts is said below the title, and a value above each bar: readable without color or axis. */
export const barChart = (title: string, counted: string, bars: readonly Bar[]): string => {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const step = inner.width / Math.max(1, bars.length);
  const base = margin.top + inner.height;
  const drawn = bars.map(({ label, value, note }, at) => {
    const tall = (inner.height * value) / most;
    const left = margin.left + at * step + step * 0.15;
    const middle = (margin.left + (at + 0.5) * step).toFixed(1);
    const top = base - tall;
    return [
      `<rect x="${left.toFixed(1)}" y="${top.toFixed(1)}" width="${(step * 0.7).toFixed(1)}" height="${tall.toFixed(1)}" fill="#2f6f8f"/>`,
      `<text x="${middle}" y="${(top - 6).toFixed(1)}" text-anchor="middle"${note === undefined ? '' : ' fill="#666" font-style="italic"'}>${escape(note ?? String(value))}</text>`,
      ...label
        .split(' ')
        .map(
          (word, line) =>
            `<text x="${middle}" y="${base + 20 + line * 16}" text-anchor="middle">${escape(word)}</text>`,
        ),
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="sans-serif" font-size="13">`,
    `<title>${escape(title)}</title><rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${margin.left}" y="28" font-size="17" font-weight="600">${escape(title)}</text>`,
    `<text x="${margin.left}" y="48" fill="#555">${escape(counted)}</text>`,
    ...drawn,
    `<line x1="${margin.left}" y1="${base}" x2="${width - margin.right}" y2="${base}" stroke="#444"/>`,
    '</svg>',
  ].join('\n');
};
