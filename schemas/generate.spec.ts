import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { differences, filesBelow } from './generate/compare.ts';
import { filesToGenerate } from './generate/files.ts';

const wanted = filesToGenerate();
const textOf = (path: string): string => wanted.get(path) ?? '';

describe('what is generated from the schemas', () => {
  // Red? `node schemas/generate.ts` writes it anew.
  it('is up to date', () => {
    expect(differences(wanted, filesBelow(join(import.meta.dirname, 'generated')))).toEqual([]);
  });

  it('differs when a file is stale, missing or left over', () => {
    const there = new Map([...wanted, ['types.ts', 'stale'], ['json-schema/Gone.json', '{}']]);
    there.delete('dictionary.md');
    expect(differences(wanted, there)).toEqual(['dictionary.md', 'json-schema/Gone.json', 'types.ts']);
  });
});

describe('the generated types', () => {
  it('write days and instants as ISO strings and optional fields as null', () => {
    const types = textOf('types.ts');
    expect(types).toContain('readonly respondBy: IsoInstant;');
    expect(types).toContain('readonly startsOn: IsoDate | null;');
    expect(types).toContain('readonly consents: readonly ConsentTerms[];');
    expect(types).toContain('readonly purposes: readonly string[] | null;');
  });
});

describe('the AsyncAPI document for partners', () => {
  const { channels, components } = parse(textOf('partner-asyncapi.yaml')) as {
    channels: Record<string, { messages: object }>;
    components: {
      messages: Record<string, { payload: { schema: object }; examples: { payload: object }[] }>;
    };
  };

  it('names their two topics and none of the inside', () => {
    expect(Object.keys(channels)).toEqual(['handoff.partner.in', 'handoff.partner.out']);
    expect(textOf('partner-asyncapi.yaml')).not.toMatch(
      /handoff\.(intake|eligibility|referrals|outcomes|commands|answers)\b/,
    );
  });

  it('stands alone: every message with its schema and an example of its own fields', () => {
    const told = Object.values(channels).flatMap(({ messages }) => Object.keys(messages));
    expect(Object.keys(components.messages)).toEqual(told);
    for (const { payload, examples } of Object.values(components.messages)) {
      const names = (payload.schema as { fields: { name: string }[] }).fields.map(({ name }) => name);
      expect(Object.keys(examples[0]?.payload ?? {}).toSorted()).toEqual(names.toSorted());
    }
    expect(textOf('partner-asyncapi.yaml')).not.toContain('../history/');
  });
});

describe('the generated JSON Schemas', () => {
  const schemaOf = (short: string) =>
    JSON.parse(textOf(`json-schema/${short}.json`)) as {
      properties: Record<string, { enum?: string[]; anyOf?: { enum?: string[] }[] }>;
      required: string[];
    };

  it('hold what a partner sends to the closed lists of today', () => {
    expect(schemaOf('ReferralResponse').properties['status']?.enum).toContain('accepted');
  });

  it('let what a partner receives bear a code added tomorrow', () => {
    expect(schemaOf('ReferralNotice').properties['status']?.enum).toBeUndefined();
  });

  it('ask for no optional field', () => {
    expect(schemaOf('ReferralResponse').required).toEqual(['referral', 'status']);
  });
});
