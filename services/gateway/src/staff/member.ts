import type { DoneFor } from '../done-for.ts';
import type { Role } from './roles.ts';

/** Who works at an agency and signs in here. A code of the agency's own and an address for the sign-in; no name. */
export type Member = DoneFor &
  Readonly<{
    id: string;
    slug: string;
    /** As the agency calls this member of staff: journeys name their navigators by it. */
    code: string;
    /** In small letters. */
    email: string;
    roles: readonly Role[];
    status: 'invited' | 'active' | 'leaving' | 'left';
    /** Grows with each change, so that nobody overwrites what another has just written. */
    version: number;
    invitation?: Readonly<{ hash: string; until: string; factor: string }>;
    /** Of the built-in sign-in. */
    secret?: Readonly<{ password: string; factor: string; lastStep: number }>;
    /** Of the operator's own issuer, from the first sign-in on: an address may come to belong to somebody else. */
    account?: Readonly<{ issuer: string; subject: string }>;
    /** Who made the link by which they last came in: another member's id, or the operator by its token. */
    letInBy?: string;
    /** Who takes over, from the moment of leaving on. */
    leaving?: Readonly<{ at: string; to: string; standIn: string }>;
  }>;

/** Who may sign in, and whose sessions hold. */
export const isHere = ({ status }: Member): boolean => status === 'active';
export const isGone = ({ status }: Member): boolean => status === 'leaving' || status === 'left';
