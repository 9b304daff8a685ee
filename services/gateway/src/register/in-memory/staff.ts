import type { Member } from '../../staff/member.ts';
import type { Staff } from '../staff.ts';

export const inMemoryStaff = (): Staff => {
  const kept = new Map<string, Member>();
  const one = (is: (member: Member) => boolean) => [...kept.values()].find(is);
  return {
    add: async (member) => {
      const clashes = ({ slug, code, email }: Member) =>
        email === member.email || (slug === member.slug && code === member.code);
      if (one(clashes)) return 'taken';
      kept.set(member.id, member);
      return 'added';
    },
    find: async (id) => kept.get(id),
    byEmail: async (email) => one((each) => each.email === email),
    byInvitation: async (hash) => one((each) => each.invitation?.hash === hash),
    byCode: async (slug, code) => one((each) => each.slug === slug && each.code === code),
    of: async (slug) =>
      [...kept.values()]
        .filter((each) => each.slug === slug)
        .toSorted((left, right) => (left.code < right.code ? -1 : 1)),
    replace: async (member, version) => {
      if (kept.get(member.id)?.version !== version) return false;
      kept.set(member.id, member);
      return true;
    },
  };
};
