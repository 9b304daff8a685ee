import { describe, expect, it } from 'vitest';
import type { Member } from '../../staff/member.ts';
import type { Open } from './opened.ts';

const member = (id: string, differing: Partial<Member> = {}): Member => ({
  id,
  slug: 'north',
  code: id,
  email: `${id}@north.example`,
  roles: ['navigator'],
  status: 'active',
  version: 1,
  ...differing,
});

export const staffConformance = (open: Open) =>
  describe('staff', () => {
    it('is found by id, address, code and link', async () => {
      const { staff } = (await open()).register;
      const invitation = { hash: 'hash-1', until: '2026-06-04T00:00:00.000Z', factor: 'ABC' };
      const one = member('nav-1', { status: 'invited', invitation });
      expect(await staff.add(one)).toBe('added');
      expect(await staff.find('nav-1')).toEqual(one);
      expect(await staff.byEmail('nav-1@north.example')).toEqual(one);
      expect(await staff.byCode('north', 'nav-1')).toEqual(one);
      expect(await staff.byCode('south', 'nav-1')).toBeUndefined();
      expect(await staff.byInvitation('hash-1')).toEqual(one);
      expect(await staff.byInvitation('hash-2')).toBeUndefined();
    });

    it('has an address once, and a code once an agency', async () => {
      const { staff } = (await open()).register;
      await staff.add(member('nav-2'));
      await staff.add(member('nav-1'));
      expect(await staff.add(member('other', { email: 'nav-1@north.example', slug: 'south' }))).toBe('taken');
      expect(await staff.add(member('other', { code: 'nav-1' }))).toBe('taken');
      expect(await staff.add(member('other', { code: 'nav-1', slug: 'south' }))).toBe('added');
      expect((await staff.of('north')).map(({ code }) => code)).toEqual(['nav-1', 'nav-2']);
    });

    it('is changed by whoever has read the last change, and by nobody else', async () => {
      const { staff } = (await open()).register;
      await staff.add(member('nav-1'));
      const changes = (['supervisor', 'auditor'] as const).map((role) =>
        staff.replace(member('nav-1', { roles: [role], version: 2 }), 1),
      );
      expect((await Promise.all(changes)).filter(Boolean)).toHaveLength(1);
      expect((await staff.find('nav-1'))?.version).toBe(2);
    });
  });

export const sessionsConformance = (open: Open) =>
  describe('sessions', () => {
    const at = '2026-06-01T12:00:00.000Z';
    it('end one by one, and all of one member of staff at once', async () => {
      const { sessions } = (await open()).register;
      for (const [hash, who] of [
        ['a', 'nav-1'],
        ['b', 'nav-1'],
        ['c', 'nav-2'],
        ['d', 'nav-1'],
      ] as const)
        await sessions.add({ hash, member: who, madeAt: at, usedAt: at });
      await sessions.used('a', '2026-06-01T12:05:00.000Z');
      expect(await sessions.find('a')).toEqual({
        hash: 'a',
        member: 'nav-1',
        madeAt: at,
        usedAt: '2026-06-01T12:05:00.000Z',
      });
      await sessions.end('d');
      expect(await sessions.endAll('nav-1')).toBe(2);
      expect(await sessions.endAll('nav-1')).toBe(0);
      expect([await sessions.find('a'), await sessions.find('b')]).toEqual([undefined, undefined]);
      expect(await sessions.find('c')).toMatchObject({ member: 'nav-2' });
    });
  });

export const signInsUnderWayConformance = (open: Open) =>
  describe('a sign-in', () => {
    it('that failed is counted, the newest first, the last ten', async () => {
      const { signInTries } = (await open()).register;
      const instants = Array.from({ length: 12 }, (_, minute) =>
        new Date(Date.UTC(2026, 5, 1, 12, minute)).toISOString(),
      );
      for (const at of instants) await signInTries.failed('key', at);
      expect(await signInTries.of('key')).toEqual(instants.slice(2).toReversed());
      expect(await signInTries.of('other')).toEqual([]);
      await signInTries.clear('key');
      expect(await signInTries.of('key')).toEqual([]);
    });

    it('that went elsewhere comes back once', async () => {
      const { signInStarts } = (await open()).register;
      const madeAt = '2026-06-01T12:00:00.000Z';
      const gone = {
        kind: 'gone-to-issuer',
        hash: 'h',
        state: 's',
        nonce: 'n',
        verifier: 'v',
        madeAt,
      } as const;
      const letIn = { kind: 'let-in', hash: 'l', member: 'staff-1', challenge: 'c', madeAt } as const;
      for (const start of [gone, letIn]) {
        await signInStarts.keep(start);
        const taken = await Promise.all([signInStarts.take(start.hash), signInStarts.take(start.hash)]);
        expect(taken.filter(Boolean)).toEqual([start]);
      }
    });
  });

export const caseloadConformance = (open: Open) =>
  describe('the caseload', () => {
    const walk = (journeyId: string, lead: string, deputy: string, sequence: number) => ({
      journeyId,
      personId: `person-of-${journeyId}`,
      slug: 'north',
      lead,
      deputy,
      sequence,
    });
    it('says with whom somebody walks, as it was last said', async () => {
      const { caseload } = (await open()).register;
      await caseload.keep(walk('journey-2', 'nav-1', 'nav-2', 3));
      await caseload.keep(walk('journey-1', 'nav-2', 'nav-1', 1));
      await caseload.keep(walk('journey-2', 'nav-9', 'nav-8', 2));
      expect(await caseload.with('north', 'nav-1')).toEqual([
        walk('journey-1', 'nav-2', 'nav-1', 1),
        walk('journey-2', 'nav-1', 'nav-2', 3),
      ]);
      expect(await caseload.with('south', 'nav-1')).toEqual([]);
      await caseload.keep(walk('journey-2', 'nav-3', 'nav-2', 4));
      await caseload.forget('person-of-journey-1');
      expect(await caseload.with('north', 'nav-1')).toEqual([]);
    });
  });
