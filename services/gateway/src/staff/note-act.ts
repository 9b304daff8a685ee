import { randomUUID } from 'node:crypto';
import type { Gateway } from '../gateway.ts';
import type { NotedAct } from '../register/acts.ts';
import type { Member } from './member.ts';

type Parts = Pick<Gateway, 'register' | 'now'>;
type Said = Omit<NotedAct, 'id' | 'at'>;

/** Resolves when it stands: what can't be noted doesn't happen. */
export const noteAct = ({ register, now }: Parts, said: Said): Promise<void> =>
  register.acts.note({ id: `act-${randomUUID()}`, at: now(), ...said });

/** Of somebody's own way in. */
export const noteAccess = (
  gateway: Parts,
  { id, slug, roles }: Member,
  what: 'signed-in' | 'signed-out' | 'took-invitation',
  decision: 'allowed' | 'refused',
  because: string,
): Promise<void> =>
  noteAct(gateway, { tenant: slug, who: id, roles: [...roles], what, subject: id, decision, because });
