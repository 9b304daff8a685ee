const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * The line, as an editor counts, on which each record begins, given where each one ends. Counted in the bytes
 * themselves: csv-parse counts a CRLF inside quotes as two lines.
 */
export const linesOf = (bytes: Buffer, ends: readonly number[]): readonly number[] => {
  const lines: number[] = [];
  let line = 1;
  let at = 0;
  for (const end of ends) {
    let begin = at;
    while (begin < end && (bytes[begin] === lineFeed || bytes[begin] === carriageReturn)) begin += 1;
    line += lineFeeds(bytes, at, begin);
    lines.push(line);
    line += lineFeeds(bytes, begin, end);
    at = end;
  }
  return lines;
};

const lineFeeds = (bytes: Buffer, from: number, to: number): number =>
  bytes.subarray(from, to).reduce((count, byte) => count + (byte === lineFeed ? 1 : 0), 0);
