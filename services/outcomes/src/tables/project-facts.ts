import type { Context, EventHandlers, EventMeta } from '@handoff/host';
import type { Events } from '@handoff/schemas';
import type { FactTables } from './fact-tables.ts';
import { placedOf, type Tabled, tabledNames } from './placed-of.ts';

/** Own events as rows, and what others' tell of the way there; what an erasure takes out of them. */
export const projectFacts = (tables: (context: Context) => FactTables): EventHandlers => ({
  ...tabled(tables),
  ParticipantErased: ({ personId }, { envelope }, context) => tables(context).erase(personId, envelope.time),
});

const tabled = (tables: (context: Context) => FactTables): EventHandlers =>
  Object.fromEntries(
    tabledNames.map((name) => [
      name,
      (record: Events[Tabled], { envelope }: EventMeta, context: Context) =>
        tables(context).put(placedOf(name, record, envelope)),
    ]),
  );
