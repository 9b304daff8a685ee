/** Fewer than these are not counted out: somebody might be known by it. */
export const few = 11;

type Hidden<Row, Field extends keyof Row> = Omit<Row, Field> & { [F in Field]: number | null } & {
  fewerThan?: number;
};

/** A count of few people is replaced by what they are fewer than. */
export const hideFew = <Row, Field extends keyof Row & string>(
  row: Row & { [F in Field]: number },
  field: Field,
): Hidden<Row, Field> => (row[field] < few ? { ...row, [field]: null, fewerThan: few } : row);
