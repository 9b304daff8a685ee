import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { drawbacks, reasons } from '../domain/matching/codes.ts';
import type { Weights } from '../domain/matching/weights.ts';
import { locate } from '../pathways/locate.ts';

export class BadWeights extends Error {
  override readonly name = 'BadWeights';
  readonly code = 'bad-weights';
}

const shipped = join(import.meta.dirname, '../../matching/weights.yaml');
const count = z.number().positive();
const hour = z.string().regex(/^\d\d:\d\d$/);
const each = (codes: readonly string[], points: z.ZodNumber) =>
  Object.fromEntries(codes.map((code) => [code, points]));

/** Every code has its points, and a drawback never speaks for an option. */
const weights = z.strictObject({
  version: z.int().positive(),
  points: z.strictObject({ ...each(reasons, z.number().min(0)), ...each(drawbacks, z.number().max(0)) }),
  travel: z.strictObject({
    roadFactor: count,
    carMinutesPerKm: count,
    busMinutesPerKm: count,
    busWaitMinutes: count,
    nearMinutes: count,
    inReachMinutes: count,
    farMinutes: count,
  }),
  start: z.strictObject({ soonDays: count, lateDays: count }),
  workday: z.strictObject({ from: hour, to: hour }),
  answer: z.strictObject({
    atLeast: z.int().positive(),
    fastHours: count,
    slowHours: count,
    hiddenAfter: z.int().positive(),
  }),
});

export const readWeights = (file: string, text: string): Weights => {
  const { value, broken, at } = locate(text);
  const [first] = broken;
  if (first) throw new BadWeights(`${file}:${first.line}:${first.column}: ${first.reason} Mend the YAML.`);
  const read = weights.safeParse(value);
  if (read.success) return read.data;
  const told = read.error.issues.map(({ path, message }) => {
    const { line, column } = at(path);
    return `${file}:${line}:${column}: ${path.join(' › ')}: ${message}. Give every code its points, drawbacks 0 or less.`;
  });
  throw new BadWeights(told.join('\n'));
};

export const loadWeights = (file: string = shipped): Weights =>
  readWeights('weights.yaml', readFileSync(file, 'utf8'));
