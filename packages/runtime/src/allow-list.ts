/** Values that may leave the process under an allowed name: short, and of a shape no name or sentence has. */
const harmless = /^[A-Za-z0-9_.:/@+=,|{}-]{0,200}$/;

export const isHarmless = (value: unknown): value is string | number | boolean =>
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && harmless.test(value));

/** What the list names and is harmless; everything else is dropped without a trace. */
export const onlyAllowed = (
  allowed: ReadonlySet<string>,
  fields: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => allowed.has(name) && isHarmless(value)),
  );

/** A number that is told apart by anything else would be told with it, or, without it, as another: it is not told. */
export const isAllowed = (allowed: ReadonlySet<string>, fields: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(fields).every(([name, value]) => allowed.has(name) && isHarmless(value));
