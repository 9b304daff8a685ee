import { escape } from '../page-parts.ts';

/** As much of JSON Schema as our descriptions use. */
export type Schema = Readonly<{
  type?: string | readonly string[];
  description?: string;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  format?: string;
  pattern?: string;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  additionalProperties?: boolean | Schema;
  $ref?: string;
}>;

/** Fields as a list, those inside of others indented below them. */
export const renderSchema = (schema: Schema): string => {
  const whole = fieldsOf(schema);
  return whole === undefined ? `<p>${typeOf(schema)}${said(schema)}</p>` : listOf(whole);
};

const listOf = ({ properties = {}, required = [] }: Schema): string =>
  `<ul class="fields">${Object.entries(properties)
    .map(([name, field]) => itemOf(name, field, required.includes(name)))
    .join('')}</ul>`;

const itemOf = (name: string, field: Schema, needed: boolean): string => {
  const inside = fieldsOf(field);
  return `<li><code>${escape(name)}</code> <span class="type">${typeOf(field)}${needed ? ', <b>needed</b>' : ''}</span>${said(
    field,
  )}${inside ? listOf(inside) : ''}</li>`;
};

/** The object a schema comes down to: itself, what a list holds, or what may also be null. */
const fieldsOf = (schema: Schema): Schema | undefined => {
  if (schema.properties) return schema;
  const inner = schema.items ?? (schema.anyOf ?? schema.oneOf)?.find((each) => fieldsOf(each) !== undefined);
  return inner && fieldsOf(inner);
};

const said = ({ description }: Schema): string =>
  description === undefined ? '' : ` ${escape(description)}`;

const typeOf = (schema: Schema): string => {
  const { type, items, enum: values, anyOf, oneOf, format } = schema;
  if (schema.const !== undefined) return `<code>${escape(JSON.stringify(schema.const))}</code>`;
  if (values) return values.map((value) => `<code>${escape(String(value))}</code>`).join(' | ');
  if (items) return `list of ${typeOf(items)}`;
  const several = anyOf ?? oneOf;
  if (several) return several.map(typeOf).join(' | ');
  return [
    escape([type ?? 'anything'].flat().join(' | ')),
    ...(format ? [escape(format)] : []),
    ...boundsOf(schema),
  ].join(', ');
};

const safe = 9_007_199_254_740_991;

const boundsOf = (schema: Schema): readonly string[] => {
  const { minimum, maximum, maxLength, pattern } = schema;
  return [
    ...(minimum !== undefined && minimum > -safe ? [`at least ${minimum}`] : []),
    ...(maximum !== undefined && maximum < safe ? [`at most ${maximum}`] : []),
    ...(maxLength === undefined ? [] : [`up to ${maxLength} characters`]),
    ...(pattern === undefined || schema.format ? [] : [`<code>${escape(pattern)}</code>`]),
    ...(schema.default === undefined || schema.default === null
      ? []
      : [`otherwise <code>${escape(JSON.stringify(schema.default))}</code>`]),
  ];
};
