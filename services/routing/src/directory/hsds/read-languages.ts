import { codeList } from '@handoff/schemas';
import { type Finding, flagged } from '../../translate/finding.ts';
import { type Row, textOf } from './tables.ts';
import type { Told } from './told.ts';

const known = codeList('language').codes;
const byName = new Map([...known.values()].map(({ code, label }) => [label.toLowerCase(), code]));

/** BCP 47. Three-letter codes that have a short form get it (eng → en), but never Mandarin its macrolanguage. */
export const readLanguages = (rows: readonly Row[]): Told<readonly string[]> => {
  const read = rows.map((row) => ({ row, code: codeOf(row) }));
  return {
    value: [...new Set(read.flatMap(({ code }) => (code === undefined ? [] : [code])))],
    findings: read.flatMap(({ row, code }) => (code === undefined ? [unknown(row)] : [])),
  };
};

const codeOf = (row: Row): string | undefined => {
  const code = textOf(row, 'code');
  const named = byName.get(textOf(row, 'name')?.toLowerCase() ?? '');
  if (code === undefined) return named;
  if (known.has(code)) return code;
  try {
    return Intl.getCanonicalLocales(code)[0] ?? named;
  } catch {
    return named;
  }
};

const unknown = ({ place }: Row): Finding =>
  flagged('language-not-known', `${place}.code`, {
    reason: 'It has no language code that can be read, and its name is not one of ours.',
    mend: 'Give a code of BCP 47 (es, ht, kea); for languages without a short one ISO 639-3 (mam, quc).',
  });
