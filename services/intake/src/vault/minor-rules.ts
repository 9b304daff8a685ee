import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesOf } from '@handoff/schemas';
import { parse } from 'yaml';
import { z } from 'zod';
import type { MinorRules } from '../domain/minors.ts';

const service = z.enum(codesOf('service') as [string, ...string[]]);
const from = z.number().int().min(0).max(20);
/** `read`: the text itself was looked up then, by whoever wrote the line. `reviewed`: counsel of the State looked at it. */
const checked = { law: z.string().min(5), read: z.iso.date().nullable(), reviewed: z.iso.date().nullable() };

const state = z.strictObject({
  majority: z.number().int().min(18).max(21),
  ...checked,
  alone: z.array(z.strictObject({ service, from, ...checked })).default([]),
});

const written = z.strictObject({
  elsewhere: state,
  states: z.record(z.string().regex(/^US-[A-Z]{2}$/), state),
  alone: z.array(z.strictObject({ service, from, why: z.string().min(5) })),
});

const file = join(import.meta.dirname, '..', '..', 'consent', 'minors.yaml');

/** The State data, as the domain asks for it; read once, and refused whole when a line of it is wrong. */
export const loadMinorRules = (said: unknown = parse(readFileSync(file, 'utf8'))): MinorRules => {
  const { elsewhere, states, alone } = written.parse(said);
  const everywhere = new Map(alone.map((each) => [each.service, each.from]));
  return {
    majorityIn: (jurisdiction) => (states[jurisdiction] ?? elsewhere).majority,
    // What a State says of a service stands before what is said of all of them.
    aloneFrom: (named, jurisdiction) =>
      states[jurisdiction]?.alone.find((each) => each.service === named)?.from ?? everywhere.get(named),
  };
};
