import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesOf } from '@handoff/schemas';
import { z } from 'zod';
import type { FairnessPolicy } from '../domain/matching/fairness.ts';
import { locate } from '../pathways/locate.ts';

export class BadFairnessPolicy extends Error {
  override readonly name = 'BadFairnessPolicy';
  readonly code = 'bad-fairness-policy';
}

const shipped = join(import.meta.dirname, '../../matching/fairness.yaml');

/** A waiver gives a reason in words, and ends: nobody is forgotten under one. */
const policy = z.strictObject({
  version: z.int().positive(),
  threshold: z.number().min(0).max(1),
  waivers: z.array(
    z.strictObject({
      language: z.enum(codesOf('language') as [string, ...string[]]),
      reason: z.string().min(20, 'a reason in words, so that those concerned can judge it'),
      until: z.iso.date(),
    }),
  ),
});

export const readFairnessPolicy = (file: string, text: string): FairnessPolicy => {
  const { value, broken, at } = locate(text);
  const read = policy.safeParse(value);
  if (broken.length === 0 && read.success) return read.data;
  const faults = [
    ...broken.map(({ line, column, reason }) => `${file}:${line}:${column}: ${reason} Mend the YAML.`),
    ...(broken.length > 0 ? [] : (read.error?.issues ?? [])).map(({ path, message }) => {
      const { line, column } = at(path);
      return `${file}:${line}:${column}: ${message}. A waiver has language, reason and until.`;
    }),
  ];
  throw new BadFairnessPolicy(faults.join('\n'));
};

export const loadFairnessPolicy = (file: string = shipped): FairnessPolicy =>
  readFairnessPolicy('fairness.yaml', readFileSync(file, 'utf8'));
