import { factorOf, quarterlyCents, type WageBasis, wageBases } from '../indicators/wages.ts';
import { CaseMistake } from './mistake.ts';
import { placeOf } from './read-cases.ts';
import { convertedOf } from './read-period.ts';
import { row } from './row.ts';
import type { Scene } from './scene.ts';

/** Each row's earnings of the quarter, by the wage conversion chart. */
export const convertRows = ({ given: { input } }: Scene): unknown => {
  const rows = Array.isArray(input['participants']) ? input['participants'] : [];
  return Object.fromEntries(
    rows.flatMap((raw: unknown) => {
      const read = row.safeParse(raw);
      return read.success && read.data.id !== undefined ? [[read.data.id, convertedOf(read.data)]] : [];
    }),
  );
};

/** Examples printed with the chart, e.g. "hourly 7.25x32.0x13": each basis must come with the chart's own factor. */
export const readChart = ({ given: { expected }, place }: Scene): unknown =>
  Object.fromEntries(
    Object.keys(Object(expected['chart_examples']) as object).map((example) => [
      example,
      readExample(example, placeOf([...place, 'expected', 'chart_examples', example])),
    ]),
  );

const readExample = (example: string, place: string): string => {
  const [, basis = '', terms = ''] = /^(\w+) ([\d.x/]+)$/.exec(example) ?? [];
  const [numbers, divisor] = terms.split('/');
  const values = (numbers ?? '').split('x');
  const known = isBasis(basis) ? basis : undefined;
  const factor = divisor === undefined ? Number(values.pop()) : 1 / Number(divisor);
  if (known !== undefined && factor === factorOf(known))
    return (quarterlyCents(known, values) / 100).toFixed(2);
  throw new CaseMistake(
    'not-of-the-chart',
    place,
    'The wage conversion chart has no such line.',
    'Write the basis, the numbers and its factor: "weekly 290x13", "annual 15080/4".',
  );
};

const isBasis = (text: string): text is WageBasis => (wageBases as readonly string[]).includes(text);
