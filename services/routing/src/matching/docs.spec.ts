import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawbacks, reasons } from '../domain/matching/codes.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/matching.md'), 'utf8');

describe('docs/matching.md', () => {
  it.each([...reasons, ...drawbacks])('says what %s is about', (code) =>
    expect(page).toContain(`\`${code}\``),
  );
});
