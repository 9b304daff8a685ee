import type { Corrected, FactKind, ParticipationEvent, Whose } from '../domain/facts.ts';
import { toldFact } from '../domain/told-fact.ts';
import { networkTableNames } from './network-tables.ts';

type Name = ParticipationEvent['type'];
type Data<Type extends Name> = Extract<ParticipationEvent, { type: Type }>['data'];

export const tableOf = {
  enrolled: 'facts_enrollment',
  service: 'facts_service',
  milestone: 'facts_milestone',
  employment: 'facts_employment',
  exit: 'facts_exit',
  quarter: 'facts_quarter',
} as const satisfies Record<FactKind, `facts_${string}`>;

/** The last of them: what others' events tell of the way to a fact. */
export const factTableNames = [...Object.values(tableOf), 'facts_attestation', ...networkTableNames] as const;
export type FactTable = (typeof factTableNames)[number];

/** Beside them, and in nobody's export: who was said to be one person, by fund. */
export const storedTableNames = [...factTableNames, 'people_merged'] as const;
export type StoredTable = (typeof storedTableNames)[number];

/**
 * One event, flat. Two times: `trueOn`, the day it is about, and `knownAt`, when the exchange came to know it. A fact that is
 * corrected or taken back has several rows under its number, `fact`; the newest says how it stands.
 */
export type FactRow = Readonly<{
  /** The event that tells it: a figure names its rows, a row its event. */
  id: string;
  stream: string;
  sequence: number;
  fact: number;
  standing: 'told' | 'corrected' | 'withdrawn';
  trueOn: string;
  knownAt: string;
}> &
  Readonly<Record<string, string | number | null>>;

export type Origin = Readonly<{ id: string; subject: string; sequence?: number; time: string }>;
export type Placed = Readonly<{ table: StoredTable; row: FactRow }>;

/** Where an event belongs, and as what. */
export const rowOf = <Type extends Name>(type: Type, data: Data<Type>, origin: Origin): Placed =>
  (placed[type] as (data: Data<Type>, origin: Origin) => Placed)(data, origin);

export type Columns = Readonly<Record<string, string | number | null>>;

const told =
  <Fact extends Columns>(kind: FactKind, dayOf: (data: Fact) => string) =>
  (data: Fact, origin: Origin): Placed => ({
    table: tableOf[kind],
    row: {
      ...data,
      ...marksOf(origin),
      fact: origin.sequence ?? 0,
      standing: 'told',
      why: null,
      trueOn: dayOf(data),
    },
  });

const marksOf = ({ id, subject, sequence = 0, time }: Origin) => ({
  id,
  stream: subject,
  sequence,
  knownAt: time,
});

// A service is true as a whole on its last day.
const dayOfTold: Readonly<{ [Kind in FactKind]: (data: Corrected) => string }> = {
  enrolled: ({ on }) => on,
  service: ({ on, to }) => to ?? on,
  milestone: ({ on }) => on,
  employment: ({ on }) => on,
  exit: ({ on }) => on,
  quarter: ({ on }) => on,
};

const whoseOf = ({ participationId, referralId, journeyId, personId, provider }: Whose): Whose => ({
  participationId,
  referralId,
  journeyId,
  personId,
  provider,
});

const placed: { readonly [Type in Name]: (data: Data<Type>, origin: Origin) => Placed } = {
  EnrollmentRecorded: told('enrolled', ({ enrolledOn }) => enrolledOn),
  ServiceDelivered: told('service', ({ to }) => to),
  MilestoneAttained: told('milestone', ({ attainedOn }) => attainedOn),
  EmploymentRecorded: told('employment', ({ startedOn }) => startedOn),
  ParticipationExited: told('exit', ({ lastServiceOn }) => lastServiceOn),
  QuarterReported: told('quarter', ({ on }) => on),
  FactCorrected: (data, origin) => {
    const kind = data.kind as FactKind;
    const { fact, why } = data;
    const marks = {
      ...marksOf(origin),
      fact,
      standing: 'corrected' as const,
      why,
      trueOn: dayOfTold[kind](data),
    };
    return { table: tableOf[kind], row: { ...whoseOf(data), ...toldFact[kind](data), ...marks } };
  },
  FactWithdrawn: (data, origin) => ({
    table: tableOf[data.kind as FactKind],
    row: {
      ...whoseOf(data),
      ...marksOf(origin),
      fact: data.fact,
      standing: 'withdrawn',
      why: data.why,
      trueOn: data.on,
    },
  }),
  OutcomeVerified: (data, origin) => ({
    table: 'facts_attestation',
    row: {
      ...whoseOf(data),
      by: data.by,
      evidence: data.evidence,
      strength: data.strength,
      ...marksOf(origin),
      fact: Number(data.fact.slice(data.fact.lastIndexOf('#') + 1)),
      standing: 'told',
      why: null,
      trueOn: origin.time.slice(0, 10),
    },
  }),
};
