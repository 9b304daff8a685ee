import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export type Code = Readonly<{ code: string; label: string; openEligibility?: readonly number[] }>;
export type CodeList = Readonly<{
  name: string;
  version: number;
  doc: string;
  /** Values beyond the list are let through, as long as they are well formed. */
  open: boolean;
  codes: ReadonlyMap<string, Code>;
}>;

type Written = {
  version: number;
  doc: string;
  open?: boolean;
  codes: Record<string, string | { label: string; openEligibility?: number[] }>;
};

const codeOf = (code: string, written: Written['codes'][string]): Code =>
  typeof written === 'string' ? { code, label: written } : { code, ...written };

const listOf = (name: string, { version, doc, open = false, codes }: Written): CodeList => ({
  name,
  version,
  doc,
  open,
  codes: new Map(Object.entries(codes).map(([code, written]) => [code, codeOf(code, written)])),
});

const written = parse(readFileSync(join(import.meta.dirname, 'code-lists.yaml'), 'utf8')) as Record<
  string,
  Written
>;

/** Every code list of the contract, by name. */
export const codeLists: ReadonlyMap<string, CodeList> = new Map(
  Object.entries(written).map(([name, list]) => [name, listOf(name, list)]),
);

export const codeList = (name: string): CodeList => {
  const found = codeLists.get(name);
  if (!found) throw new Error(`no code list named '${name}' in schemas/code-lists.yaml`);
  return found;
};

export const codesOf = (list: string): string[] => [...codeList(list).codes.keys()];

export const isCode = (list: string, value: string): boolean =>
  codeList(list).open || codeList(list).codes.has(value);

/** Services that an agency may offer and a person may need, with their Open Eligibility ids. */
export const services: CodeList = codeList('service');
