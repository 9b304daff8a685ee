import { describe, expect, it } from 'vitest';
import { pageOf } from './page-of.ts';

const itself = (one: string): string => one;

describe('a list page by page', () => {
  it('shows each once, in order, and ends', () => {
    const all = ['d', 'a', 'c', 'e', 'b'];
    const seen: string[] = [];
    let after: string | undefined;
    for (let asked = 0; asked < 3; asked += 1) {
      const { page, next } = pageOf(all, itself, { after, limit: 2 });
      seen.push(...page);
      after = next ?? undefined;
    }
    expect(seen).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(after).toBeUndefined();
  });

  it('leaves nothing out when what was shown last goes meanwhile', () => {
    const { next } = pageOf(['a', 'b', 'c'], itself, { limit: 2 });
    expect(pageOf(['a', 'c'], itself, { after: next ?? '', limit: 2 }).page).toEqual(['c']);
  });

  it('says at the last full page that nothing follows', () =>
    expect(pageOf(['a', 'b'], itself, { limit: 2 }).next).toBeNull());
});
