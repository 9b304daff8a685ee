import type { Entry } from '@handoff/audit';

/** One thing that a person of an agency did, or was refused. Ids and decisions, never data. */
export type NotedAct = Entry &
  Readonly<{
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

/** A chain an agency: it shows when an act was changed, removed, moved or cut off (`@handoff/audit`). */
export type Acts = Readonly<{
  note: (act: NotedAct) => Promise<void>;
  /** In order, after this number in the chain. */
  of: (slug: string, after: number, limit: number) => Promise<readonly (NotedAct & { number: number })[]>;
}>;
