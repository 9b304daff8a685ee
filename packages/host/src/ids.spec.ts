import { describe, expect, it } from 'vitest';
import { createIds } from './ids.ts';

const ids = createIds('a secret of the exchange');
const version8 = /^referral-[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('derived ids', () => {
  it('are the same for the same causation, so that a repeat creates nothing new', () =>
    expect(ids.derive('referral', 'cause-1')).toBe(ids.derive('referral', 'cause-1')));

  it('differ by type, causation and secret', () =>
    expect(
      new Set([
        ids.derive('referral', 'cause-1'),
        ids.derive('referral', 'cause-2'),
        ids.derive('journey', 'cause-1').replace('journey', 'referral'),
        createIds('another secret').derive('referral', 'cause-1'),
      ]).size,
    ).toBe(4));

  it('carry their type and the shape of a version 8 uuid', () =>
    expect(ids.derive('referral', 'cause-1')).toMatch(version8));
});
