import type { ParticipationEvent } from '../domain/facts.ts';

type Name = ParticipationEvent['type'];
type Data<Type extends Name> = Extract<ParticipationEvent, { type: Type }>['data'];

export const tableOf = {
  EnrollmentRecorded: 'facts_enrollment',
  ServiceDelivered: 'facts_service',
  MilestoneAttained: 'facts_milestone',
  EmploymentRecorded: 'facts_employment',
  ParticipationExited: 'facts_exit',
} as const satisfies Record<Name, `facts_${string}`>;

export type FactTable = (typeof tableOf)[Name];

/** One fact, flat. Two times: `trueOn`, the day it is about, and `knownAt`, when the exchange came to know it. */
export type FactRow = Readonly<{
  /** The event that tells it: a figure names its rows, a row its event. */
  id: string;
  stream: string;
  sequence: number;
  trueOn: string;
  knownAt: string;
}> &
  Readonly<Record<string, string | number | null>>;

export type Origin = Readonly<{ id: string; subject: string; sequence?: number; time: string }>;

// A service is true as a whole on its last day.
const dayOf: { readonly [Type in Name]: (data: Data<Type>) => string } = {
  EnrollmentRecorded: ({ enrolledOn }) => enrolledOn,
  ServiceDelivered: ({ to }) => to,
  MilestoneAttained: ({ attainedOn }) => attainedOn,
  EmploymentRecorded: ({ startedOn }) => startedOn,
  ParticipationExited: ({ lastServiceOn }) => lastServiceOn,
};

export const rowOf = <Type extends Name>(type: Type, data: Data<Type>, origin: Origin): FactRow => ({
  ...data,
  id: origin.id,
  stream: origin.subject,
  sequence: origin.sequence ?? 0,
  trueOn: dayOf[type](data),
  knownAt: origin.time,
});
