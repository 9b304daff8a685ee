import type { Context } from '@handoff/host';

/** Seals what nobody has to find or count in the database. */
export type AtRest = Context['atRest'];
