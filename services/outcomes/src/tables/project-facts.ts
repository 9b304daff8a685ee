import type { Context, EventHandlers, EventMeta } from '@handoff/host';
import type { Events } from '@handoff/schemas';
import type { ParticipationEvent } from '../domain/facts.ts';
import { type Placed, rowOf } from './fact-row.ts';
import type { FactTables } from './fact-tables.ts';
import { agencyRow, intakeRow, journeyRow, type Move, moveNames, moveRow } from './network-row.ts';

type Name = ParticipationEvent['type'];

/** Own events as rows, and what others' tell of the way there; what an erasure takes out of them. */
export const projectFacts = (tables: (context: Context) => FactTables): EventHandlers => {
  const projected =
    <Type extends Name>(type: Type) =>
    async (record: Events[Type], { envelope }: EventMeta, context: Context): Promise<void> =>
      tables(context).put(
        (rowOf as (type: Name, data: unknown, origin: EventMeta['envelope']) => Placed)(
          type,
          record,
          envelope,
        ),
      );

  return {
    EnrollmentRecorded: projected('EnrollmentRecorded'),
    ServiceDelivered: projected('ServiceDelivered'),
    MilestoneAttained: projected('MilestoneAttained'),
    EmploymentRecorded: projected('EmploymentRecorded'),
    ParticipationExited: projected('ParticipationExited'),
    QuarterReported: projected('QuarterReported'),
    FactCorrected: projected('FactCorrected'),
    FactWithdrawn: projected('FactWithdrawn'),
    OutcomeVerified: projected('OutcomeVerified'),
    ...moved(tables),
    JourneyOpened: (record, { envelope }, context) => tables(context).put(journeyRow(record, envelope)),
    IntakeSubmitted: (record, { envelope }, context) => tables(context).put(intakeRow(record, envelope)),
    PartnerRegistered: (record, { envelope }, context) => tables(context).put(agencyRow(record, envelope)),
    ParticipantErased: ({ personId }, { envelope }, context) =>
      tables(context).erase(personId, envelope.time),
  };
};

/** Each move of a referral, as a row. */
const moved = (tables: (context: Context) => FactTables): EventHandlers =>
  Object.fromEntries(
    moveNames.map((name) => [
      name,
      (record: Events[Move], { envelope }: EventMeta, context: Context) =>
        tables(context).put(moveRow(name, record, envelope)),
    ]),
  );
