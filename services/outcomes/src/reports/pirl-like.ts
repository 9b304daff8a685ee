import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { KnownPeriod } from '../figures/build-periods.ts';
import { mappingFile, readLocated } from './located-yaml.ts';
import { type FieldValue, pirlFields } from './pirl-fields.ts';

const mapping = z.strictObject({
  title: z.string(),
  elements: z
    .array(
      z.strictObject({
        element: z.number().int(),
        name: z.string(),
        from: z.string(),
        as: z.enum(['text', 'date', 'flag', 'dollars']),
      }),
    )
    .min(1),
});
export type PirlMapping = z.infer<typeof mapping>;
export type FileRow = Readonly<Record<string, string>>;

const fields = Object.keys(pirlFields);

export const parsePirlMapping = (file: string, text: string): PirlMapping => {
  const { said, refuse } = readLocated(file, text, mapping, mappingFile);
  said.elements.forEach(({ element, from }, at) => {
    if (!fields.includes(from))
      refuse(
        ['elements', at, 'from'],
        `'${from}', of element ${element}, is no field of a period.`,
        `Name one of: ${fields.join(', ')}.`,
      );
    if (said.elements.findIndex((each) => each.element === element) < at)
      refuse(['elements', at, 'element'], `Element ${element} is there twice.`, 'Leave one of the two.');
  });
  return said;
};

export const readPirlMapping = (file: string): PirlMapping =>
  parsePirlMapping(file, readFileSync(file, 'utf8'));

/**
 * The periods of a program as a file that is like its own. A period whose exit is only an estimate of the exchange is not in it:
 * start and exit are official as the program reports them, and no other way.
 */
export const pirlLike = (
  periods: readonly KnownPeriod[],
  { elements }: PirlMapping,
  today: string,
): readonly FileRow[] =>
  periods
    .filter(({ exitBasis }) => exitBasis !== 'exchange-estimate')
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map((period) =>
      Object.fromEntries(
        elements.map(({ element, from, as }) => [
          String(element),
          written(as, pirlFields[from]?.(period, today) ?? null),
        ]),
      ),
    );

const written = (as: PirlMapping['elements'][number]['as'], value: FieldValue): string => {
  if (value === null) return '';
  if (as === 'date') return String(value).replaceAll('-', '');
  if (as === 'flag') return value === true ? '1' : '0';
  return as === 'dollars' ? (Number(value) / 100).toFixed(2) : String(value);
};
