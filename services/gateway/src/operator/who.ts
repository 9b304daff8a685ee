import { type Caller, notAllowed } from '@handoff/http';
import type { Gateway } from '../gateway.ts';

/** Routes of the operator's own people are open to nobody else: who it is, is what the session says. */
export const memberAsking = ({ member }: Caller): string => {
  if (member === undefined) throw notAllowed();
  return member;
};

/** As the operator calls them; whoever is unknown by now stays the id that was written down. */
export const codeOfMember = async ({ register }: Pick<Gateway, 'register'>, id: string): Promise<string> =>
  (await register.staff.find(id))?.code ?? id;
