import { isMap, isNode, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

type Path = readonly PropertyKey[];
export type Place = Readonly<{ line: number; column: number }>;

/** A YAML text that still knows where each of its values was written. */
export type Located = Readonly<{
  value: unknown;
  broken: readonly (Place & { reason: string })[];
  /** Of the value at `path`, or of the nearest thing above it that is there. */
  at: (path: Path) => Place;
}>;

export const locate = (text: string): Located => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return {
    value: document.errors.length > 0 ? undefined : document.toJS(),
    broken: document.errors.map(({ pos, message }) => ({ ...placeOf(pos[0]), reason: message })),
    at: (path) => placeOf(offsetOf(document.contents, path)),
  };
};

const offsetOf = (top: Node | null, path: Path): number => {
  let offset = top?.range?.[0] ?? 0;
  let node: unknown = top;
  for (const name of path) {
    node = valueAt(node, name);
    if (!isNode(node)) return offset;
    offset = node.range?.[0] ?? offset;
  }
  return offset;
};

const valueAt = (node: unknown, name: PropertyKey): unknown =>
  isMap(node) || isSeq(node) ? node.get(typeof name === 'symbol' ? String(name) : name, true) : undefined;
