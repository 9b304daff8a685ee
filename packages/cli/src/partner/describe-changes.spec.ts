import { describe, expect, it } from 'vitest';
import { describeChanges } from './describe-changes.ts';

const said = (place: string, from: unknown, to: unknown) =>
  describeChanges({ changes: [{ place, from, to }] }).join('\n');

describe('what differs from what is registered', () => {
  it('is told place by place', () => expect(said('way', undefined, 'rest')).toBe('  way: null → "rest"'));

  it('comes with a warning where people would leave every index, which changing it back does not undo', () =>
    expect(said('noMatch', false, true)).toContain('before they consent anew'));

  it.each([
    ['is let in with it', undefined, true],
    ['takes it back', true, false],
  ])('comes without one where an agency %s', (_, from, to) =>
    expect(said('noMatch', from, to)).not.toContain('MIND'),
  );
});
