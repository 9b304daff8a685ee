import { isMap, isNode, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { CommandFault } from '../cli/fault.ts';

/** What kind of file it is: the code of a mistake in it, and what its reader is told to do. */
export type Kind = Readonly<{ code: string; mend: string }>;
export const mappingFile: Kind = {
  code: 'unreadable-mapping',
  mend: 'Mend the file: the head of each file in services/outcomes/reports says what its fields are.',
};

type Path = readonly PropertyKey[];
type Place = Readonly<{ file: string; line: number; column: number }>;

/** A page of settings, not data: what is longer is another file by mistake. In characters. */
const longest = 131_072;
const deepest = 64;

/** A file that people write, read by its schema; the first mistake in it names its line. */
export const readLocated = <Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
  { code, mend }: Kind,
): Readonly<{ said: z.infer<Schema>; refuse: (path: Path, reason: string, mendOf?: string) => never }> => {
  const { value, placeOf } = documentIn(file, text, { code, mend });
  const refuse = (path: Path, reason: string, mendOf = mend): never => {
    throw faultAt(code, placeOf(path), reason, mendOf, path);
  };
  const read = schema.safeParse(value);
  if (read.success) return { said: read.data, refuse };
  const [issue] = read.error.issues;
  const path = issue?.path ?? [];
  return refuse(
    issue?.code === 'unrecognized_keys' ? [...path, ...issue.keys.slice(0, 1)] : path,
    issue?.message ?? '',
  );
};

type Written = Readonly<{ value: unknown; placeOf: (path: Path) => Place }>;

const documentIn = (file: string, text: string, { code, mend }: Kind): Written => {
  const lines = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const unread = unreadable(text);
  if (unread !== undefined) throw faultAt(code, { file, line: unread.line, column: 1 }, unread.reason, mend);
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  // A tag that nobody knows is only a warning to the parser.
  const [broken] = [...document.errors, ...document.warnings];
  if (broken !== undefined)
    throw faultAt(code, at(broken.pos[0]), said[broken.code] ?? `${broken.message}.`, mend);
  visit(document, {
    // Ten lines of them can stand for a thousand million; none of these files needs one.
    Alias: (_, { source, range }) => {
      const reason = `'*${source}' points elsewhere.`;
      throw faultAt(code, at(range?.[0] ?? 0), reason, 'Write out what is meant, where it stands.');
    },
  });
  return { value: document.toJS(), placeOf: (path) => at(offsetOf(document.contents, path)) };
};

/** Where the parser speaks to programmers. */
const said: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'The same field is there twice.',
  MULTIPLE_DOCS: 'A second document begins here.',
};

/** What is not given to the parser at all: it goes down a step for each bracket, and ends the process where there are too many. */
const unreadable = (text: string): Readonly<{ line: number; reason: string }> | undefined => {
  if (text.length > longest)
    return { line: 1, reason: `It has ${text.length} characters; no more than ${longest} are read.` };
  let depth = 0;
  for (const [at, line] of text.split('\n').entries()) {
    // `- - - x` is a list of lists, too; those of other lines are as deep as they are set in.
    const [leading = ''] = /^[\s?-]*/.exec(line) ?? [];
    const within = leading.replaceAll(/\s/g, '').length;
    for (const [sign] of line.matchAll(/[[\]{}]/g)) depth += ']}'.includes(sign) ? -1 : 1;
    if (depth + within > deepest)
      return { line: at + 1, reason: `It is nested deeper than ${deepest} levels.` };
  }
  return undefined;
};

const faultAt = (
  code: string,
  { file, line, column }: Place,
  reason: string,
  mend: string,
  path: Path = [],
): CommandFault =>
  new CommandFault(
    code,
    [`${file}:${line}:${column}`, path.map(String).join('.')].join(' ').trim(),
    reason,
    mend,
  );

/** Of the value at a path; of the nearest thing above it where there is none; of a key, where it is the key that is wrong. */
const offsetOf = (top: Node | null, path: Path): number => {
  let [node, offset]: [unknown, number] = [top, top?.range?.[0] ?? 0];
  for (const step of path) {
    const found = stepInto(node, step);
    if (found === undefined) return offset;
    [node, offset] = [found, found.range?.[0] ?? offset];
  }
  return offset;
};

const stepInto = (node: unknown, step: PropertyKey): Node | undefined => {
  if (isSeq(node)) return asNode(node.items[Number(step)]);
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => String(key) === String(step));
  return asNode(pair?.value) ?? asNode(pair?.key);
};

const asNode = (found: unknown): Node | undefined => (isNode(found) ? found : undefined);
