import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A language in which people are asked and warned. `reviewed`: a native speaker who knows the field has read the texts. */
export type Language = Readonly<{
  language: string;
  name: string;
  direction: 'ltr' | 'rtl';
  reviewed: boolean;
}>;

const written = parse(readFileSync(join(import.meta.dirname, 'languages.yaml'), 'utf8')) as Record<
  string,
  Omit<Language, 'language'>
>;

export const languages: readonly Language[] = Object.entries(written).map(([language, rest]) => ({
  language,
  ...rest,
}));
