import { z } from 'zod';

type Property = Readonly<{ description?: string; default?: unknown; enum?: readonly unknown[] }>;

/** The settings as a markdown table, from the very schema that checks them. */
export const describeConfig = (schema: z.ZodObject): string => {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const rows = Object.entries(properties as Record<string, Property>).map(([name, property]) =>
    row(`\`${name}\``, needOf(schema.shape[name], property), describe(property)),
  );
  return [row('Setting', 'Default', 'What it is'), row('---', '---', '---'), ...rows].join('\n');
};

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const needOf = (setting: z.core.$ZodType | undefined, property: Property): string => {
  if (property.default !== undefined) return `\`${textOf(property.default)}\``;
  return setting && z.safeParse(setting, undefined).success ? 'optional' : '**required**';
};

const describe = ({ description = '', enum: options }: Property): string => {
  const text = options ? `${description} (${options.join(', ')})` : description;
  return text.replaceAll('|', '\\|');
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
