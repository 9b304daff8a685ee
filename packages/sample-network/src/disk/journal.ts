import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';

/** A file of JSON lines that only grows. What was added is on the disk when `add` returns. */
export type Journal<Line> = Readonly<{
  before: readonly Line[];
  add: (line: Line) => void;
  /** Several with one write to the disk. */
  addAll: (lines: readonly Line[]) => void;
}>;

/** Opens it with what was written before; a last line that a kill left half-written is cut off. */
export const openJournal = <Line>(file: string): Journal<Line> => {
  const before = existsSync(file) ? wholeLines(file) : [];
  const addAll = (lines: readonly Line[]): void => {
    if (lines.length > 0) append(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  };
  return { before: before.map((line) => JSON.parse(line) as Line), add: (line) => addAll([line]), addAll };
};

const lineFeed = 0x0a;

const wholeLines = (file: string): readonly string[] => {
  const bytes = readFileSync(file);
  const whole = bytes.lastIndexOf(lineFeed) + 1;
  if (whole < bytes.length) truncateSync(file, whole);
  return bytes.toString('utf8', 0, whole).split('\n').slice(0, -1);
};

const append = (file: string, text: string): void => {
  const opened = openSync(file, 'a', 0o600);
  try {
    writeSync(opened, text);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
};
