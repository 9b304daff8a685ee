import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '@handoff/schemas';
import { parse } from 'yaml';
import { z } from 'zod';

/** In every language in which people are asked: none is left with another's words. */
const text = z.strictObject(
  Object.fromEntries(languages.map(({ language }) => [language, z.string().min(1)])),
);

const texts = z.strictObject({
  title: text,
  who: text,
  records: z.record(z.string().min(1), text),
  purpose: text,
  until: text,
  free: text,
  copy: text,
  signature: text,
  date: text,
});

export type Texts = z.infer<typeof texts>;

const file = join(import.meta.dirname, '..', '..', 'consent', 'release-form.yaml');

/** The words of the form; refused whole when one is missing in a language. */
export const loadTexts = (said: unknown = parse(readFileSync(file, 'utf8'))): Texts => texts.parse(said);
