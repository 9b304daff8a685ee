import { z } from 'zod';
import type { Catalogue } from '../domain/facts/facts.ts';
import { comparisons, programFile } from './shapes.ts';

type Schema = Record<string, unknown>;

/**
 * JSON Schema of a rule file, for completion and marks in an editor. What it can't say (dates without a gap, a law behind
 * every test, both languages) `handoff rules check` says.
 */
export const ruleSchema = (catalogue: Catalogue): Schema => ({
  title: 'Rules of one program in one jurisdiction',
  ...z.toJSONSchema(programFile, {
    io: 'input',
    override: ({ jsonSchema }) => {
      const properties = jsonSchema.properties as Record<string, Schema> | undefined;
      if (properties === undefined || !comparisons.every((key) => key in properties)) return;
      properties['fact'] = { enum: [...catalogue.keys()].sort() };
    },
  }),
});
