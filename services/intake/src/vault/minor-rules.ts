import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesOf } from '@handoff/schemas';
import { parse } from 'yaml';
import { z } from 'zod';
import type { MinorRules } from '../domain/minors.ts';

const law = z.strictObject({
  majority: z.number().int().min(18).max(21),
  law: z.string().min(5),
  reviewed: z.iso.date().nullable(),
});

const written = z.strictObject({
  elsewhere: law,
  states: z.record(z.string().regex(/^US-[A-Z]{2}$/), law),
  alone: z.array(
    z.strictObject({
      service: z.enum(codesOf('service') as [string, ...string[]]),
      from: z.number().int().min(0).max(20),
      why: z.string().min(5),
    }),
  ),
});

const file = join(import.meta.dirname, '..', '..', 'consent', 'minors.yaml');

/** The State data, as the domain asks for it; read once, and refused whole when a line of it is wrong. */
export const loadMinorRules = (): MinorRules => {
  const { elsewhere, states, alone } = written.parse(parse(readFileSync(file, 'utf8')));
  const from = new Map(alone.map((each) => [each.service, each.from]));
  return {
    majorityIn: (jurisdiction) => (states[jurisdiction] ?? elsewhere).majority,
    aloneFrom: (service) => from.get(service),
  };
};
