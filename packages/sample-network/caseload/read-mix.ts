import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { languages } from './names.ts';

const weight = z.number().min(0);
const weights = z.record(z.string(), weight);
export const states = ['US-MA', 'US-TX'] as const;
export type State = (typeof states)[number];
const perState = <Value extends z.ZodType>(value: Value) => z.record(z.enum(states), value);

export const askedFor = ['learning', 'emergency', 'legal', 'stipend'] as const;
export const turns = [
  'usual',
  'only-the-first-step',
  'later-step-not-consented',
  'first-step-not-consented',
  'progress-only-spoken',
  'nobody-chosen',
  'fifteen',
  'in-high-school',
] as const;
export type Turn = (typeof turns)[number];

const mixSchema = z.strictObject({
  seed: z.int(),
  people: z.int().min(300),
  asked: z.array(
    z.strictObject({ for: z.enum(askedFor), people: z.int().positive(), source: z.string().min(5) }),
  ),
  learning: weights,
  needs: weights,
  states: perState(weight),
  doors: perState(weights),
  languages: perState(z.record(z.enum(languages), weight)),
  'of-a-hundred': z.strictObject({
    wantsChildCare: weight,
    wantsRides: weight,
    wantsLegalBeside: weight,
    wantsCooperative: weight,
    answeredWorkQuestion: weight,
    phoneNotSafe: weight,
    noPhone: weight,
    leftEmail: weight,
    lowIncome: weight,
  }),
  turns: z.record(z.enum(turns), weight),
});
export type Mix = z.output<typeof mixSchema>;

export const readMix = (): Mix =>
  mixSchema.parse(parse(readFileSync(new URL('mix.yaml', import.meta.url), 'utf8')));
