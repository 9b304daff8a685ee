import type { Column, ColumnType } from '../table.ts';

/** A column that is always filled, and one that may be empty. */
export const filled = (name: string, type: ColumnType, doc: string): Column => ({
  name,
  type,
  doc,
  required: true,
});
export const maybe = (name: string, type: ColumnType, doc: string): Column => ({
  name,
  type,
  doc,
  required: false,
});
