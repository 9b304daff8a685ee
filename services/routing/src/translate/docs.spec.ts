import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawCrosswalk } from './draw-crosswalk.ts';
import { referralRecord } from './referral-record.ts';
import { type Format, translate } from './translate.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/translate.md'), 'utf8');

describe('docs/translate.md', () => {
  it('shows the crosswalk as it is', () => expect(page).toContain(drawCrosswalk()));

  it.each(Object.keys(referralRecord.shape))('names the field %s', (field) =>
    expect(page).toContain(`\`${field}\``),
  );

  it('shows a document that is taken in every direction', () => {
    const shown: unknown = JSON.parse(/```json\n([^]*?)```/.exec(page)?.[1] ?? '');
    for (const to of ['fhir', 'hsds', 'handoff'] satisfies Format[])
      expect(translate(shown, 'handoff', to).report).toMatchObject({ carried: { listings: 1 } });
    expect(translate(shown, 'handoff', 'fhir').report.findings).toEqual([]);
    expect(translate(shown, 'handoff', 'fhir').report.carried.referrals).toBe(1);
  });
});
