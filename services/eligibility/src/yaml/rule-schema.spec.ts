import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ruleFacts } from '../catalogue.ts';
import { ruleFilesIn, rulesFolder } from './read-rules.ts';
import { ruleSchema } from './rule-schema.ts';

describe('the JSON Schema of a rule file', () => {
  const schema = ruleSchema(ruleFacts());
  const fits = new Ajv2020({ strict: false }).compile(schema);

  // Red? `handoff rules schema > services/eligibility/rules/rule.schema.json`, then `npm run format:write`.
  it('is the one that editors read', () =>
    expect(JSON.parse(readFileSync(join(rulesFolder, 'rule.schema.json'), 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(schema)),
    ));

  it('fits every rule file there is', () => {
    const programs = ruleFilesIn(rulesFolder).filter(({ path }) => path.startsWith('US'));
    expect(programs.length).toBeGreaterThan(20);
    for (const { path, text } of programs)
      expect([path, fits(parse(text)), fits.errors]).toEqual([path, true, null]);
  });

  it('marks a fact that the catalogue does not have', () => {
    const [file] = ruleFilesIn(rulesFolder).filter(({ path }) => path === 'US/aefla.yaml');
    expect(fits(parse(file!.text.replace('fact: age', 'fact: shoe_size')))).toBe(false);
  });
});
