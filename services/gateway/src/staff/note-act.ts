import { randomUUID } from 'node:crypto';
import type { Gateway } from '../gateway.ts';
import type { Member } from './member.ts';

/** One thing that a person of an agency did, or was refused. Ids and decisions, never data. */
export type NotedAct = Readonly<{
  slug: string;
  /** The id of the member of staff; `operator` for what was done from there. */
  who: string;
  /** The roles that were held then. */
  roles: readonly string[];
  /** `POST /v1/intakes/:id/withdrawal`, or what happened to somebody's own access: `signed-in`. */
  what: string;
  /** The agency's own id of what it was about, or the member of staff; null where it says more than an id. */
  subject: string | null;
  decision: 'allowed' | 'refused';
  because: string;
}>;

/** What an agency's people did stands in a chain of its own, beside that of what the agency's software asked. */
const chainOf = (slug: string): string => `acts.${slug}`;
const noSubject = '';

/** Resolves when it stands: what can't be noted doesn't happen. */
export const noteAct = (
  { audit }: Pick<Gateway, 'audit'>,
  { slug, who, roles, what, subject, decision, because }: NotedAct,
): Promise<void> =>
  audit({
    id: `act-${randomUUID()}`,
    by: chainOf(slug),
    act: decision === 'allowed' ? 'did' : 'refused',
    what,
    of: subject ?? noSubject,
    because,
    who,
    roles: [...roles],
  });

/** Of somebody's own way in. */
export const noteAccess = (
  gateway: Pick<Gateway, 'audit'>,
  { id, slug, roles }: Member,
  what: 'signed-in' | 'signed-out' | 'took-invitation',
  decision: 'allowed' | 'refused',
  because: string,
): Promise<void> => noteAct(gateway, { slug, who: id, roles, what, subject: id, decision, because });

export type ShownAct = Omit<NotedAct, 'slug'> & Readonly<{ number: number; id: string; at: string }>;

/** In order, after this number in the chain. */
export const actsOf = async (
  { audited }: Pick<Gateway, 'audited'>,
  slug: string,
  after: number,
  limit: number,
): Promise<readonly ShownAct[]> =>
  (await audited(chainOf(slug), after, limit)).map(
    ({ number, id, at, who = 'nobody', roles = [], what, of, act, because }) => ({
      number,
      id,
      at,
      who,
      roles,
      what,
      subject: of === noSubject ? null : of,
      decision: act === 'did' ? 'allowed' : 'refused',
      because: because ?? '',
    }),
  );
