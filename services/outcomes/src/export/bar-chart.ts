export type Bar = Readonly<{ label: string; value: number }>;

const width = 640;
const height = 320;
const margin = { top: 48, right: 16, bottom: 56, left: 48 };

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A bar chart as SVG: a title, a value above each bar, readable without color. */
export const barChart = (title: string, bars: readonly Bar[]): string => {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const step = inner.width / Math.max(1, bars.length);
  const drawn = bars.map(({ label, value }, at) => {
    const tall = (inner.height * value) / most;
    const left = margin.left + at * step + step * 0.15;
    const middle = margin.left + (at + 0.5) * step;
    const top = margin.top + inner.height - tall;
    return [
      `<rect x="${left.toFixed(1)}" y="${top.toFixed(1)}" width="${(step * 0.7).toFixed(1)}" height="${tall.toFixed(1)}" fill="#2f6f8f"/>`,
      `<text x="${middle.toFixed(1)}" y="${(top - 6).toFixed(1)}" text-anchor="middle">${value}</text>`,
      `<text x="${middle.toFixed(1)}" y="${height - margin.bottom + 20}" text-anchor="middle">${escape(label)}</text>`,
    ].join('');
  });
  const base = margin.top + inner.height;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="sans-serif" font-size="13">`,
    `<title>${escape(title)}</title><rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${margin.left}" y="26" font-size="16" font-weight="600">${escape(title)}</text>`,
    ...drawn,
    `<line x1="${margin.left}" y1="${base}" x2="${width - margin.right}" y2="${base}" stroke="#444"/>`,
    '</svg>',
  ].join('\n');
};
