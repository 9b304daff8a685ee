import type { Admin } from 'kafkajs';
import { describe, expect, it, vi } from 'vitest';
import { grantAcls } from './acls.ts';

const admin = () =>
  ({ createAcls: vi.fn(async () => true) }) as unknown as Admin & { createAcls: ReturnType<typeof vi.fn> };
const grant = { user: 'north-shore', kind: 'topic', match: 'prefix', may: ['read'] } as const;

describe('a grant', () => {
  it.each(['handoff.partner.north', 'handoff.partner.north-', ''])(
    'of the prefix "%s" is refused',
    async (name) => {
      const asked = admin();
      await expect(grantAcls(asked, [{ ...grant, name }])).rejects.toMatchObject({
        code: 'prefix-without-separator',
      });
      expect(asked.createAcls).not.toHaveBeenCalled();
    },
  );

  it('opens a prefix that ends in a dot, or one exact name', async () => {
    const asked = admin();
    await grantAcls(asked, [
      { ...grant, name: 'handoff.partner.north-shore.' },
      {
        ...grant,
        name: 'handoff.partner.north-shore',
        match: 'exact',
        kind: 'group',
        may: ['read', 'describe'],
      },
    ]);
    const entry = { principal: 'User:north-shore', host: '*', permissionType: 3 };
    expect(asked.createAcls).toHaveBeenCalledExactlyOnceWith({
      acl: [
        {
          ...entry,
          resourceType: 2,
          resourceName: 'handoff.partner.north-shore.',
          resourcePatternType: 4,
          operation: 3,
        },
        {
          ...entry,
          resourceType: 3,
          resourceName: 'handoff.partner.north-shore',
          resourcePatternType: 3,
          operation: 3,
        },
        {
          ...entry,
          resourceType: 3,
          resourceName: 'handoff.partner.north-shore',
          resourcePatternType: 3,
          operation: 8,
        },
      ],
    });
  });
});
