import type { Indexed } from './index-tables.ts';
import { type Row, textOf } from './tables.ts';

/** A term of a taxonomy that stands on a row, and what is said beside it. */
export type Attribute = Readonly<{
  row: Row;
  /** In lower case; empty where its term names none. */
  taxonomy: string;
  code: string;
  linkType: string;
  value: string | undefined;
}>;

export const attributeIn =
  ({ byId }: Indexed) =>
  (row: Row): Attribute => {
    const term = byId('taxonomy_terms', textOf(row, 'taxonomy_term_id'));
    const taxonomy = term
      ? (textOf(term, 'taxonomy') ?? nameOf(byId('taxonomies', textOf(term, 'taxonomy_id'))))
      : undefined;
    return {
      row,
      taxonomy: taxonomy?.toLowerCase() ?? '',
      code: (term ? textOf(term, 'code') : undefined) ?? '',
      linkType: textOf(row, 'link_type') ?? '',
      value: textOf(row, 'value'),
    };
  };

const nameOf = (row: Row | undefined): string | undefined => (row ? textOf(row, 'name') : undefined);
