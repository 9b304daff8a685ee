import { type Document, isAlias, isMap, isNode, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Mistake } from './mistake.ts';

export type Path = readonly (string | number)[];

/** A YAML file that still knows where each of its values was written. */
export type RuleDocument = Readonly<{
  file: string;
  value: unknown;
  faults: readonly Mistake[];
  /** A mistake at the value of `path`; at the nearest thing above it that exists when it doesn't. */
  mistakeAt: (path: Path, code: string, reason: string, mend: string) => Mistake;
}>;

export const readDocument = (file: string, text: string): RuleDocument => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const faults = document.errors.map(({ pos, message }) => ({
    ...at(pos[0]),
    code: 'unreadable-yaml',
    reason: `${message}.`,
    mend: 'Mend the YAML; indentation and quotes are the usual suspects.',
  }));
  return {
    file,
    value: faults.length > 0 ? undefined : document.toJS(),
    faults,
    mistakeAt: (path, code, reason, mend) => ({ ...at(offsetOf(document, path)), code, reason, mend }),
  };
};

const offsetOf = (document: Document.Parsed, path: Path): number => {
  let node: Node | null = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    const found = stepInto(document, node, step);
    if (found === undefined) return offset;
    offset = found.offset;
    node = found.node;
  }
  return offset;
};

const stepInto = (document: Document.Parsed, from: Node | null, step: string | number) => {
  const node = isAlias(from) ? from.resolve(document) : from;
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isNode(key) && String(key) === String(step));
    if (pair === undefined || !isNode(pair.key)) return undefined;
    return { offset: startOf(pair.key) ?? 0, node: isNode(pair.value) ? pair.value : null };
  }
  if (!isSeq(node)) return undefined;
  const item = node.items[Number(step)];
  return isNode(item) ? { offset: startOf(item) ?? 0, node: item } : undefined;
};

const startOf = (node: Node | null): number | undefined => node?.range?.[0];
