import {
  type Change,
  changesBetween,
  partnerMessages,
  type RecordSchema,
  recordNamed,
  releaseOf,
  versionsOf,
} from '@handoff/schemas';
import type { Reader } from './readers.ts';

/** What a candidate of one record would mean for everyone who reads or writes it. */
export type Judged = Readonly<{
  record: string;
  /** The newest released version; 0 where none is. */
  against: number;
  safe: boolean;
  changes: readonly Change[];
  /** Slugs of the partners whose messages it changes; empty for records that stay inside the exchange. */
  partners: readonly string[];
}>;

/** Compares a candidate with the newest released version of the record of its name. Undefined where nothing changed. */
export const checkChange = (candidate: RecordSchema, partners: readonly Reader[]): Judged | undefined => {
  const { name } = candidate;
  const against = versionsOf(name).at(-1) ?? 0;
  const changes = against === 0 ? [] : changesBetween(releaseOf(name, against).schema, candidate);
  if (against > 0 && changes.length === 0) return undefined;
  return {
    record: name,
    against,
    safe: changes.every(({ safe }) => safe),
    changes,
    partners: isPartnerMessage(candidate) ? partners.map(({ slug }) => slug) : [],
  };
};

const isPartnerMessage = ({ namespace, name }: RecordSchema): boolean =>
  [...partnerMessages.in, ...partnerMessages.out].some((known) => known === `${namespace}.${name}`);

/** The contract as it stands in the checkout, shared types written out. */
export const candidateNamed = (name: string): RecordSchema => recordNamed(name).schema as RecordSchema;
