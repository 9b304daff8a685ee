type Fields = Readonly<Record<string, unknown>>;

/** What JSON would make of it: what is stored, folded and published is the same, whichever store holds it. */
export const plain = <T>(value: T): T => copied(value) as T;

// Most of what comes here is plain already, and copying it costs a third of writing and reading JSON.
const copied = (value: unknown): unknown => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      return value === 0 || !Number.isFinite(value) ? byJson(value) : value;
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return Array.from(value, (item: unknown) => copied(item) ?? null);
      return isFields(value) ? fieldsOf(value) : byJson(value);
    default:
      return byJson(value);
  }
};

const isFields = (value: object): value is Fields => {
  const made = Object.getPrototypeOf(value) as unknown;
  return (
    (made === Object.prototype || made === null) && !('toJSON' in value) && !Object.hasOwn(value, '__proto__')
  );
};

const fieldsOf = (value: Fields): Fields => {
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const held = copied(value[name]);
    if (held !== undefined) copy[name] = held;
  }
  return copy;
};

/** Days, and numbers that JSON has no word for (NaN, a zero below zero): it knows best. */
const byJson = (value: unknown): unknown => {
  const json = JSON.stringify(value) as string | undefined;
  return json === undefined ? undefined : JSON.parse(json);
};
