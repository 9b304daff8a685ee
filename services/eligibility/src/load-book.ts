import { ruleFacts } from './catalogue.ts';
import { type CompiledBook, compile } from './domain/rulebook.ts';
import { readRules } from './yaml/read-rules.ts';

/** Every rule speaks these; facts may be asked in more. */
export const languages = ['en', 'es'] as const;

/** The rules that ship with the service, checked and compiled: a mistake keeps the service from starting. */
export const loadBook = (): CompiledBook => {
  const catalogue = ruleFacts();
  return compile(readRules({ catalogue, languages }), catalogue);
};
