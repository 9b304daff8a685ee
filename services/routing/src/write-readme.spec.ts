import { describe, expect, it } from 'vitest';
import { transitions } from './domain/referral/transitions.ts';
import { drawnRows } from './draw-transitions.ts';
import { readmeDrawn, readmeNow } from './write-readme.ts';

/** The formatter pads tables; what they say is what counts. */
const unpadded = (text: string): string => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');

describe('the README', () => {
  it('shows the table and the settings as the code has them (node services/routing/src/write-readme.ts)', () =>
    expect(unpadded(readmeNow())).toBe(unpadded(readmeDrawn())));

  it('draws every row of the table', () =>
    expect(drawnRows().reduce((sum, { from, by }) => sum + from.length * by.length, 0)).toBe(
      transitions.length,
    ));
});
