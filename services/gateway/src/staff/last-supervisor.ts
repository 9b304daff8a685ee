import { Refusal } from '@handoff/decider';
import type { Gateway } from '../gateway.ts';
import { isHere, type Member } from './member.ts';

/** Somebody has to be left who may invite staff and let them go. */
export const mustNotBeTheLast = async (
  { register }: Pick<Gateway, 'register'>,
  { id, slug, roles, status }: Member,
): Promise<void> => {
  if (status !== 'active' || !roles.includes('supervisor')) return;
  const others = await register.staff.of(slug);
  if (!others.some((other) => other.id !== id && isHere(other) && other.roles.includes('supervisor')))
    throw new Refusal('last-supervisor', {
      place: 'path.code',
      reason: 'nobody would be left who may invite staff or let them go',
      mend: 'Make somebody else a supervisor first.',
    });
};
