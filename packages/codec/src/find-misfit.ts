import avro, { type Type } from 'avsc';

/** The first thing about a value that its record does not allow. The value itself is never repeated. */
export type Misfit = Readonly<{ path: string; reason: string; mend: string }>;
export type FindMisfit = (value: unknown) => Misfit | undefined;

const { ArrayType, RecordType, UnwrappedUnionType } = avro.types;

const within = (step: string, misfit: Misfit | undefined): Misfit | undefined =>
  misfit && { ...misfit, path: `${step}${misfit.path}` };

const wanted: Readonly<Record<string, string>> = {
  null: 'null',
  boolean: 'true or false',
  int: 'a whole number of 32 bits',
  long: 'a whole number between -2^52 and 2^52',
  double: 'a finite number',
  string: 'a string',
  'logical:date': "a day as 'YYYY-MM-DD'",
  'logical:timestamp-millis': "an instant in UTC as 'YYYY-MM-DDTHH:MM:SS.sssZ'",
};

/** Where avsc is too kind. */
const sound: Readonly<Record<string, (value: number) => boolean>> = {
  // JSON, and so our REST partners, have neither NaN nor Infinity.
  double: Number.isFinite,
  // avsc writes and reads longs by way of doubles: from 2^52 on, the zigzag form of a neighbour comes back.
  long: (value) => Math.abs(value) < 2 ** 52,
};

const wrong = (what: string, value: unknown): Misfit => ({
  path: '',
  reason: value === undefined ? 'it is missing' : `it is not ${what}`,
  mend: `give ${what}`,
});

const inValue = (type: Type): FindMisfit => {
  const what = wanted[type.typeName] ?? type.typeName;
  const isSound = sound[type.typeName] ?? (() => true);
  return (value) => (type.isValid(value) && isSound(value as number) ? undefined : wrong(what, value));
};

const inArray =
  (items: FindMisfit): FindMisfit =>
  (value) => {
    if (!Array.isArray(value)) return wrong('an array', value);
    for (const [index, item] of value.entries()) {
      const misfit = items(item);
      if (misfit) return within(`[${index}]`, misfit);
    }
    return undefined;
  };

const undeclared = (name: string, record: string): Misfit => ({
  path: `.${name}`,
  reason: `${record} has no such field`,
  mend: 'leave it out; the fields are listed in schemas/generated/dictionary.md',
});

const inRecord = (type: InstanceType<typeof RecordType>): FindMisfit => {
  const fields = type.fields.map((field) => ({
    name: field.name,
    optional: field.defaultValue() !== undefined,
    find: findMisfitOf(field.type),
  }));
  const names = new Set(fields.map(({ name }) => name));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('an object', value);
    const stranger = Object.keys(value).find((name) => !names.has(name));
    if (stranger !== undefined) return undeclared(stranger, type.name ?? 'the record');
    for (const { name, optional, find } of fields) {
      const held = (value as Record<string, unknown>)[name];
      const misfit = held === undefined && optional ? undefined : find(held);
      if (misfit) return within(`.${name}`, misfit);
    }
    return undefined;
  };
};

const inOptional = (types: readonly Type[]): FindMisfit => {
  const present = types.find((type) => type.typeName !== 'null');
  const find = present ? findMisfitOf(present) : inValue(avro.Type.forSchema('null'));
  return (value) => (value === null ? undefined : find(value));
};

export const findMisfitOf = (type: Type): FindMisfit => {
  if (type instanceof RecordType) return inRecord(type);
  if (type instanceof ArrayType) return inArray(findMisfitOf(type.itemsType));
  return type instanceof UnwrappedUnionType ? inOptional(type.types) : inValue(type);
};
