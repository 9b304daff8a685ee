import { languages } from '@handoff/schemas';
import { ruleFacts } from './catalogue.ts';
import { type CompiledBook, compile } from './domain/law/rulebook.ts';
import type { Spoken } from './yaml/check-texts.ts';
import { readRules } from './yaml/read-rules.ts';

/** Every rule speaks two; what is said to the person before anything is sent, all that people are asked in. */
export const spoken: Spoken = {
  languages: ['en', 'es'],
  toPeople: languages.map(({ language }) => language),
};

/** The rules that ship with the service, checked and compiled: a mistake keeps the service from starting. */
export const loadBook = (): CompiledBook => {
  const catalogue = ruleFacts();
  return compile(readRules({ catalogue, ...spoken }), catalogue);
};
