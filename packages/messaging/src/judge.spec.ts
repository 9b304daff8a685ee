import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';

const at = { sequence: 5, eventId: 'e5' };

describe('an event beside its cursor', () => {
  it.each([
    ['next', { sequence: 6, id: 'e6' }],
    ['duplicate', { sequence: 5, id: 'e5' }],
    ['duplicate', { sequence: 2, id: 'e2' }],
    ['fork', { sequence: 5, id: 'other' }],
    ['gap', { sequence: 7, id: 'e7' }],
  ] as const)('is judged %s', (judgement, event) => {
    expect(judge(event, at, false)).toBe(judgement);
  });

  it('begins a stream with its first, and with no other', () => {
    expect(judge({ sequence: 1, id: 'e1' }, undefined, false)).toBe('next');
    expect(judge({ sequence: 2, id: 'e2' }, undefined, false)).toBe('gap');
  });

  it('of a compacted topic need only be newer', () => {
    expect(judge({ sequence: 9, id: 'e9' }, at, true)).toBe('next');
    expect(judge({ sequence: 4, id: 'e4' }, at, true)).toBe('duplicate');
  });
});
