import avro, { type Type } from 'avsc';

/** The first thing about a value that its record does not allow. The value itself is never repeated. */
export type Misfit = Readonly<{ path: string; reason: string; mend: string }>;
export type FindMisfit = (value: unknown) => Misfit | undefined;

const { ArrayType, LogicalType, RecordType, UnwrappedUnionType } = avro.types;

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

/** As avsc sees it, by the shortest way: most of what is written is text. */
const fits = (type: Type): ((value: unknown) => boolean) => {
  if (type.typeName === 'string') return (value) => typeof value === 'string';
  if (type instanceof LogicalType) {
    const { _toValue: toValue } = type as unknown as { _toValue: (value: unknown) => unknown };
    return (value) => toValue.call(type, value) !== undefined;
  }
  const isSound = sound[type.typeName];
  return isSound
    ? (value) => type.isValid(value) && isSound(value as number)
    : (value) => type.isValid(value);
};

const inValue = (type: Type): FindMisfit => {
  const what = wanted[type.typeName] ?? type.typeName;
  const isFit = fits(type);
  return (value) => (isFit(value) ? undefined : wrong(what, value));
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
  const declared = new Set(fields.map(({ name }) => name));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('an object', value);
    let known = 0;
    let misfit: Misfit | undefined;
    for (const { name, optional, find } of fields) {
      const held = (value as Record<string, unknown>)[name];
      if (held !== undefined) known += 1;
      else if (optional) continue;
      misfit = find(held);
      if (misfit) {
        misfit = within(`.${name}`, misfit);
        break;
      }
    }
    const names = Object.keys(value);
    if (misfit === undefined && names.length === known) return undefined;
    // A name that is none is told first: it may be the very field that is missing, misspelled.
    const stranger = names.find((name) => !declared.has(name));
    return stranger === undefined ? misfit : undeclared(stranger, type.name ?? 'the record');
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

/** 32 bits are read as 64. */
const readTooKindly = new Set(['int', ...Object.keys(sound)]);

/**
 * What can be wrong with a value that avsc has read by this very type: no field is missing or too many, but bytes can hold
 * days and numbers that no record allows. Undefined: nothing can.
 */
export const findUnsoundOf = (type: Type): FindMisfit | undefined => {
  if (type instanceof RecordType) return unsoundInRecord(type);
  if (type instanceof ArrayType) {
    const find = findUnsoundOf(type.itemsType);
    return find && inArray(find);
  }
  if (type instanceof UnwrappedUnionType) {
    const present = type.types.find(({ typeName }) => typeName !== 'null');
    const find = present && findUnsoundOf(present);
    return find && ((value) => (value === null ? undefined : find(value)));
  }
  return type instanceof LogicalType || readTooKindly.has(type.typeName) ? inValue(type) : undefined;
};

const unsoundInRecord = (type: InstanceType<typeof RecordType>): FindMisfit | undefined => {
  const fields = type.fields.flatMap(({ name, type: inner }) => {
    const find = findUnsoundOf(inner);
    return find ? [{ name, find }] : [];
  });
  if (fields.length === 0) return undefined;
  return (value) => {
    for (const { name, find } of fields) {
      const misfit = find((value as Record<string, unknown>)[name]);
      if (misfit) return within(`.${name}`, misfit);
    }
    return undefined;
  };
};
