import type { Events, PartnerRegistered, ReferralOffered } from '@handoff/schemas';
import type { ColumnType } from '../export/table.ts';
import { moves } from './moves.ts';

type Value = string | number | null;

/** A column that says something otherwise than a field of its events does: by another name, or not as it stands there. */
export type MadeColumn = Readonly<{
  name: string;
  /** The field it is, under another name. */
  of?: string;
  /** Else what it says, and how an event tells it. */
  said?: Readonly<{
    type: ColumnType;
    required: boolean;
    doc: string;
    from: (record: never, event: string) => Value;
  }>;
}>;

export type NetworkTableDefinition = Readonly<{
  /** As analysts know the table. */
  name: string;
  doc: string;
  events: readonly (keyof Events)[];
  /** Fields of the events, by their names there: type and words are those of the schema. */
  columns: readonly (string | MadeColumn)[];
}>;

/**
 * What others' events say that a figure of the network needs, and no more: no reference, no seat, nothing sealed. A column is
 * one entry here: rows that are followed live and made anew, the store's dictionary, DuckDB, Parquet and `datapackage.json`
 * follow it.
 */
export const networkTables = {
  referral_moves: {
    name: 'referral_moves',
    doc: 'Each move of each referral, from the offer to its end. A row is an event.',
    events: Object.keys(moves) as (keyof typeof moves)[],
    columns: [
      'referralId',
      'journeyId',
      'personId',
      'referrer',
      'agency',
      'service',
      'program',
      'by',
      'result',
      {
        name: 'status',
        said: {
          type: 'string',
          required: true,
          doc: 'Status the referral moved to.',
          from: (_record: object, event: string): string => moves[event as keyof typeof moves],
        },
      },
      {
        name: 'alsoOfferedTo',
        said: {
          type: 'string',
          required: false,
          doc: 'Other agencies that were offered it at once, by their slugs, with commas. Empty: none, or the row is no offer; in rows of an agency’s own always.',
          from: (record: Partial<ReferralOffered>): string | null =>
            record.several?.offers
              .map(({ agency }) => agency)
              .filter((agency) => agency !== record.agency)
              .join(',') || null,
        },
      },
    ],
  },
  journeys: {
    name: 'journeys',
    doc: "One person's way through several referrals, as it began.",
    events: ['JourneyOpened'],
    columns: ['journeyId', 'personId', 'intakeId', 'referrer', 'pathway'],
  },
  intakes: {
    name: 'intakes',
    doc: 'Intakes: the language to speak with the person and the State whose rules apply. Nothing that was answered is here.',
    events: ['IntakeSubmitted'],
    columns: ['intakeId', 'personId', 'referrer', { name: 'place', of: 'jurisdiction' }, 'language'],
  },
  agencies: {
    name: 'agencies',
    doc: 'Agencies as they registered; the highest sequence stands.',
    events: ['PartnerRegistered'],
    columns: [
      'slug',
      'kind',
      { name: 'place', of: 'jurisdiction' },
      {
        name: 'reports',
        said: {
          type: 'string',
          required: false,
          doc: 'Kinds of facts it reports by its manifest, with commas; an exit is official only from who reports `exit`. Empty: it has not said, and any fact is taken.',
          from: ({ reports }: PartnerRegistered): string | null => reports?.kinds.join(',') ?? null,
        },
      },
    ],
  },
} as const satisfies Readonly<Record<string, NetworkTableDefinition>>;

export type NetworkTable = keyof typeof networkTables;
export type NetworkEvent = (typeof networkTables)[NetworkTable]['events'][number];
export const networkTableNames = Object.keys(networkTables) as NetworkTable[];
