import type { Admin } from 'kafkajs';
import { describe, expect, it, vi } from 'vitest';
import { alignAcls, grantAcls } from './acls.ts';

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

describe('the rights of a user that are set anew', () => {
  const entryOf = (resourceName: string, operation: number) => ({
    resourceType: 2,
    resourceName,
    resourcePatternType: 3,
    principal: 'User:handoff.routing',
    host: '*',
    operation,
    permissionType: 3,
  });
  const held = (...entries: readonly ReturnType<typeof entryOf>[]) => {
    const steps: unknown[] = [];
    const admin = {
      createAcls: async ({ acl }: { acl: unknown }) => void steps.push(['given', acl]),
      describeAcls: async () => ({
        resources: entries.map(({ principal, host, operation, permissionType, ...resource }) => ({
          ...resource,
          acls: [{ principal, host, operation, permissionType }],
        })),
      }),
      deleteAcls: async ({ filters }: { filters: unknown }) => void steps.push(['taken', filters]),
    } as unknown as Admin;
    return { admin, steps };
  };
  const wanted = [{ kind: 'topic', name: 'handoff.referrals', match: 'exact', may: ['read'] }] as const;

  it('are given first, then what is too much is taken away, and nothing that stays', async () => {
    const stays = entryOf('handoff.referrals', 3);
    const surplus = [entryOf('handoff.referrals', 4), entryOf('handoff.intake', 3)];
    const { admin, steps } = held(stays, ...surplus);
    await alignAcls(admin, 'handoff.routing', wanted);
    expect(steps).toEqual([
      ['given', [stays]],
      ['taken', surplus],
    ]);
  });

  it('that are so already lose nothing', async () => {
    const { admin, steps } = held(entryOf('handoff.referrals', 3));
    await alignAcls(admin, 'handoff.routing', wanted);
    expect(steps).toHaveLength(1);
  });
});
