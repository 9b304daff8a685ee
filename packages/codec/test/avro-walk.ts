/** As much of an inlined Avro schema as the tests walk through. */
export type Walked =
  | string
  | readonly Walked[]
  | Readonly<{
      type: string;
      logicalType?: string;
      items?: Walked;
      name?: string;
      namespace?: string;
      fields?: readonly { name: string; type: Walked }[];
    }>;
export type Named = Map<string, Walked>;

/** A named type is written out once; later it stands as its name. */
export const resolve = (type: Walked, named: Named): Walked => {
  if (typeof type === 'string') return named.get(type) ?? type;
  if ('fields' in type && type.name) named.set(`${type.namespace}.${type.name}`, type);
  return type;
};
