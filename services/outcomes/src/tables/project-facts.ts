import type { Context, EventHandlers, EventMeta } from '@handoff/host';
import type { Events } from '@handoff/schemas';
import type { ParticipationEvent } from '../domain/facts.ts';
import { type FactRow, rowOf, tableOf } from './fact-row.ts';
import type { FactTables } from './fact-tables.ts';

type Name = ParticipationEvent['type'];

/** Own events, as rows. */
export const projectFacts = (tables: (context: Context) => FactTables): EventHandlers => {
  const projected =
    <Type extends Name>(type: Type) =>
    async (record: Events[Type], { envelope }: EventMeta, context: Context): Promise<void> => {
      const row = (rowOf as (type: Name, data: unknown, origin: EventMeta['envelope']) => FactRow)(
        type,
        record,
        envelope,
      );
      await tables(context).put(tableOf[type], row);
    };

  return {
    EnrollmentRecorded: projected('EnrollmentRecorded'),
    ServiceDelivered: projected('ServiceDelivered'),
    MilestoneAttained: projected('MilestoneAttained'),
    EmploymentRecorded: projected('EmploymentRecorded'),
    ParticipationExited: projected('ParticipationExited'),
  };
};
