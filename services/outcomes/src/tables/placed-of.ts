import type { Events } from '@handoff/schemas';
import type { ParticipationEvent } from '../domain/facts.ts';
import { type Origin, type Placed, rowOf } from './fact-row.ts';
import { mergedRow, unmergedRow } from './merge-row.ts';
import { networkRow } from './network-row.ts';
import { type NetworkEvent, networkTableNames, networkTables } from './network-tables.ts';

type Own = ParticipationEvent['type'];
type Others = NetworkEvent | 'PeopleMerged' | 'PeopleUnmerged';
export type Tabled = Own | Others;
type Place = (record: never, origin: Origin) => Placed;

const ownNames = [
  'EnrollmentRecorded',
  'ServiceDelivered',
  'MilestoneAttained',
  'EmploymentRecorded',
  'ParticipationExited',
  'QuarterReported',
  'FactCorrected',
  'FactWithdrawn',
  'OutcomeVerified',
] as const satisfies readonly Own[];

/** Which events make a row, and which row: one definition for what is followed live and for what is made anew. */
const places: Readonly<Record<Tabled, Place>> = {
  ...(Object.fromEntries(
    ownNames.map((name) => [
      name,
      (record: never, origin: Origin) =>
        (rowOf as (type: Own, data: unknown, origin: Origin) => Placed)(name, record, origin),
    ]),
  ) as Record<Own, Place>),
  ...(Object.fromEntries(
    networkTableNames.flatMap((table) =>
      networkTables[table].events.map((event) => [
        event,
        (record: object, origin: Origin) => networkRow(table, networkTables[table], event, record, origin),
      ]),
    ),
  ) as unknown as Record<NetworkEvent, Place>),
  PeopleMerged: mergedRow,
  PeopleUnmerged: unmergedRow,
};

export const tabledNames = Object.keys(places) as Tabled[];

export const placedOf = <Type extends Tabled>(type: Type, record: Events[Type], origin: Origin): Placed =>
  (places[type] as (record: Events[Type], origin: Origin) => Placed)(record, origin);

export const isTabled = (type: string): type is Tabled => type in places;
