import { z } from 'zod';

type Schema = Readonly<{
  type?: string | readonly string[];
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  allOf?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
}>;

export type WithText = Readonly<{ place: string; value: unknown }>;

/** For each place where a schema takes a text of one's own: something with that text there, and nothing else. */
export const withTextIn = (schema: z.ZodType, text: string): readonly WithText[] =>
  places(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema, text, '');

const places = (schema: Schema, text: string, place: string): readonly WithText[] => {
  // A closed list takes no text but its own.
  if (schema.const !== undefined || schema.enum) return [];
  const branches = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (branches) return branches.flatMap((branch) => places(branch, text, place));
  const type = [schema.type].flat()[0];
  if (type === 'string') return [{ place, value: text }];
  if (type === 'array')
    return places(schema.items ?? {}, text, `${place}.0`).map((inside) => ({
      place: inside.place,
      value: [inside.value],
    }));
  if (type === 'object') return inObject(schema, text, place);
  // Anything at all, also a text.
  return type === undefined ? [{ place, value: text }] : [];
};

const inObject = ({ properties = {}, additionalProperties: more }: Schema, text: string, place: string) => {
  const own: Readonly<Record<string, Schema>> =
    more === undefined || more === false
      ? properties
      : { ...properties, whatever: more === true ? {} : more };
  return Object.entries(own).flatMap(([name, part]) =>
    places(part, text, `${place}.${name}`).map((inside) => ({
      place: inside.place,
      value: { [name]: inside.value },
    })),
  );
};
