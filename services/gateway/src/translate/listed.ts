import { isCode } from '@handoff/schemas';

/** What no list has may be anything: nothing of it goes on. Where a code is needed, the owner says which there are. */
export const listed = <Said extends string | null>(list: string, said: Said): Said | 'none-of-the-list' =>
  said === null || isCode(list, said) ? said : 'none-of-the-list';
