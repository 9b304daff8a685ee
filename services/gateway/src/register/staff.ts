import type { Member } from '../staff/member.ts';

/** Whoever signs in for an agency. An address belongs to one member of staff, a code to one of an agency. */
export type Staff = Readonly<{
  add: (member: Member) => Promise<'added' | 'taken'>;
  find: (id: string) => Promise<Member | undefined>;
  byEmail: (email: string) => Promise<Member | undefined>;
  byInvitation: (hash: string) => Promise<Member | undefined>;
  byCode: (slug: string, code: string) => Promise<Member | undefined>;
  /** By their codes. */
  of: (slug: string) => Promise<readonly Member[]>;
  /** False: it is no longer at this version, and nothing was written. */
  replace: (member: Member, version: number) => Promise<boolean>;
}>;
