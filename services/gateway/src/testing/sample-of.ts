import { z } from 'zod';

type Schema = Readonly<{
  type?: string | readonly string[];
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  minItems?: number;
  minimum?: number;
  minLength?: number;
  format?: string;
}>;

const texts: Readonly<Record<string, string>> = {
  date: '2026-11-22',
  'date-time': '2026-11-22T15:00:00Z',
  uri: 'https://hooks.example.org/',
};

/** The least that a schema takes: what has to be there, and nothing else. */
export const sampleOf = (schema: z.ZodType): unknown =>
  least(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema);

const least = (schema: Schema): unknown => {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return least(first);
  const type = [schema.type].flat()[0];
  if (type === 'object') return leastObject(schema);
  if (type === 'array')
    return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => least(schema.items ?? {}));
  if (type === 'string') return texts[schema.format ?? ''] ?? 'a'.repeat(Math.max(2, schema.minLength ?? 0));
  if (type === 'integer' || type === 'number') return Math.max(1, schema.minimum ?? 1);
  return type === 'boolean';
};

const leastObject = ({ properties = {}, required = [] }: Schema): object =>
  Object.fromEntries(required.map((name) => [name, least(properties[name] ?? {})]));
