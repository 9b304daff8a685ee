import { Refusal } from '@handoff/decider';
import type { Gateway } from '../gateway.ts';
import type { Member } from './member.ts';
import { whoLetsIn } from './operator-people.ts';

/** Somebody has to be left who may invite staff and let them go. */
export const mustNotBeTheLast = async (
  gateway: Pick<Gateway, 'register'>,
  { id, slug }: Member,
): Promise<void> => {
  const letIn = await whoLetsIn(gateway, slug);
  if (letIn.length !== 1 || letIn[0]?.id !== id) return;
  throw new Refusal('last-supervisor', {
    place: 'path.code',
    reason: 'nobody would be left who may invite staff or let them go',
    mend: 'Make somebody else a supervisor first.',
  });
};
