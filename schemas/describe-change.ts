import {
  type AvroType,
  type Field,
  isArray,
  isLogical,
  isOptional,
  isRecord,
  isUnion,
  present,
  type RecordSchema,
} from './avro.ts';

/** One difference between two versions of a record, in words for whoever reads or writes it. */
export type Change = Readonly<{
  /** Path of the field, for example `options[].cohort`. */
  place: string;
  /** Every version still reads what every other wrote (FULL_TRANSITIVE). */
  safe: boolean;
  words: string;
  /** How to have it all the same; only where it is not safe. */
  mend?: string;
}>;

/**
 * What changed from a released record to a candidate. Shared types must be written out in both (`inline`), so that a change
 * inside one is seen in each record that uses it.
 */
export const changesBetween = (released: RecordSchema, candidate: RecordSchema): readonly Change[] =>
  compareRecords(released, candidate, '');

const compareRecords = (before: RecordSchema, after: RecordSchema, path: string): readonly Change[] => {
  const names = [...new Set([...after.fields, ...before.fields].map(({ name }) => name))];
  return names.flatMap((name) =>
    compareFields(fieldNamed(before, name), fieldNamed(after, name), `${path}${name}`),
  );
};

const fieldNamed = ({ fields }: RecordSchema, name: string): Field | undefined =>
  fields.find((field) => field.name === name);

const compareFields = (
  before: Field | undefined,
  after: Field | undefined,
  place: string,
): readonly Change[] => {
  if (!before && after) return [added(after, place)];
  if (before && !after) return [removed(before, place)];
  if (!before || !after) return [];
  return [
    ...presence(before, after, place),
    ...compareTypes(present(before.type), present(after.type), place),
  ];
};

const hasDefault = (field: Field): boolean => field.default !== undefined;

const added = (field: Field, place: string): Change =>
  hasDefault(field)
    ? {
        place,
        safe: true,
        words: 'is new and optional: whoever does not know it leaves it out or passes over it',
      }
    : {
        place,
        safe: false,
        words: 'is new and required: messages written before it have nothing to put there',
        mend: 'Make it ["null", …] with the default null.',
      };

const removed = (field: Field, place: string): Change =>
  hasDefault(field)
    ? { place, safe: true, words: 'is gone and was optional: older readers find it empty' }
    : {
        place,
        safe: false,
        words: 'is gone, and older readers need it',
        mend: 'Keep it, and say in its doc what it holds from now on.',
      };

const presence = (before: Field, after: Field, place: string): readonly Change[] => {
  if (isOptional(before.type) === isOptional(after.type)) return [];
  return isOptional(after.type)
    ? [
        {
          place,
          safe: false,
          words: 'may be empty from now on, which older readers cannot take',
          mend: 'Keep it required, or add an optional field beside it.',
        },
      ]
    : [
        {
          place,
          safe: false,
          words: 'must be filled from now on, and older messages may leave it empty',
          mend: 'Keep it optional, and refuse its absence where the message is taken.',
        },
      ];
};

const compareTypes = (before: AvroType, after: AvroType, place: string): readonly Change[] => {
  if (isRecord(before) && isRecord(after)) return compareRecords(before, after, `${place}.`);
  if (isArray(before) && isArray(after)) return compareTypes(before.items, after.items, `${place}[]`);
  const [was, is] = [nameOf(before), nameOf(after)];
  if (was === is) return [];
  return [
    {
      place,
      safe: false,
      words: `was ${was} and is ${is}: one side cannot read the other`,
      mend: 'Add a field of another name with the new type, and keep this one.',
    },
  ];
};

const nameOf = (type: AvroType): string => {
  if (isLogical(type)) return type.logicalType === 'date' ? 'a day' : 'an instant';
  if (isArray(type)) return `a list of ${nameOf(type.items)}`;
  if (isRecord(type)) return type.name;
  if (isUnion(type)) return type.map(nameOf).join(' or ');
  return type.split('.').at(-1) ?? type;
};
