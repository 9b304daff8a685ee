import { z } from 'zod';

const optional = z
  .string()
  .transform((text) => text.trim())
  .transform((text) => (text === '' ? null : text));
const maybe = <Out>(schema: z.ZodType<Out, string>) => optional.pipe(z.nullable(schema));
const isoDate = z.iso.date({
  error: 'expected a date as YYYY-MM-DD; spreadsheets turn dates around, so format the column as text',
});
const amount = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,2})?$/, {
    error: 'expected an amount such as 19.50, without a currency sign or thousands separator',
  })
  .transform((text) => Math.round(Number(text) * 100));
const hours = z
  .string()
  .regex(/^\d{1,4}(\.\d{1,2})?$/, { error: 'expected a number of hours such as 37.5' })
  .transform(Number);

/** The columns of an upload. Two are enough for a nightly batch; a missing column is an empty one. */
export const rowSchema = z.strictObject({
  /** Its id or short reference, or an id of the agency's own that it gave before. */
  referral: optional.default(null),
  status: z.string().trim().min(1, { error: 'a status or a fact is needed, e.g. accepted or placed' }),
  date: maybe(isoDate).default(null),
  reason: maybe(z.string().max(100)).default(null),
  result: maybe(z.string().max(100)).default(null),
  cohort: maybe(z.string().max(100)).default(null),
  tier: maybe(z.string().max(100)).default(null),
  amount: maybe(amount).default(null),
  offer: maybe(z.string().max(60)).default(null),
  until: maybe(isoDate).default(null),
  program: maybe(z.string().max(100)).default(null),
  type: maybe(z.string().max(100)).default(null),
  from_level: maybe(z.string().max(100)).default(null),
  to_level: maybe(z.string().max(100)).default(null),
  wage: maybe(amount).default(null),
  wage_per: maybe(z.enum(['hour', 'week', 'month', 'year'])).default(null),
  hours_per_week: maybe(hours).default(null),
  occupation: maybe(z.string().max(20)).default(null),
  evidence: maybe(z.string().max(100)).default(null),
  employed_as: maybe(z.string().max(100)).default(null),
  employer: maybe(z.string().max(20)).default(null),
  amends: maybe(z.string().max(20)).default(null),
  earlier_date: maybe(isoDate).default(null),
  amend_reason: maybe(z.string().max(100)).default(null),
  local_ref: maybe(z.string().max(100)).default(null),
  /** Where the agency's ids repeat from term to term. */
  term: maybe(z.string().max(100)).default(null),
  to_date: maybe(isoDate).default(null),
  hours: maybe(hours).default(null),
  question: maybe(z.string().max(100)).default(null),
  conditional: maybe(z.string().max(100)).default(null),
  /** With consent-withdrawn: the agency that may hear no more. */
  recipient: maybe(z.string().max(60)).default(null),
  activity: maybe(z.string().max(100)).default(null),
  /** Of the worklist: what is said of an older one is refused. */
  version: maybe(
    z
      .string()
      .regex(/^[1-9]\d{0,8}$/, { error: 'expected the number that the worklist has there' })
      .transform(Number),
  ).default(null),
});

export type Row = z.infer<typeof rowSchema>;

/** What the row calls its referral; null where it doesn't. */
export const nameOf = ({ referral, local_ref: ownId }: Row): string | null => referral ?? ownId;

export const columns: readonly string[] = Object.keys(rowSchema.shape);
export const neededColumns: readonly string[] = ['status'];
/** One of them names the referral; where both are there, `referral` does. */
export const namingColumns: readonly string[] = ['referral', 'local_ref'];

/** What a file of rejects says beside the row; `reason` is a column of the row itself. */
export const problemColumns = ['line', 'code', 'place', 'why', 'mend'] as const;
/** What a worklist tells beside what is to be filled in. */
export const toldColumns = ['service', 'from', 'respond_by', 'comes_with', 'introduction', 'id'] as const;
/** Passed over, so that both can be sent back as they are. */
export const ignoredColumns: ReadonlySet<string> = new Set([...problemColumns, ...toldColumns]);
