import { z } from 'zod';

const text = z.string().min(1);
/** Put in line first, and taken up from there. */
const inLine = z.boolean().default(false);
const kind = <Name extends string>(does: Name) => ({ does: z.literal(does) });

/** What becomes of one referral at an agency: its answer, and what follows. */
export const habitSchema = z.discriminatedUnion('does', [
  z.strictObject({ ...kind('declines'), because: text }),
  z.strictObject({ ...kind('is-silent') }),
  z.strictObject({ ...kind('stays'), inLine }),
  z.strictObject({ ...kind('gains-a-level'), from: text, to: text, inLine }),
  z.strictObject({ ...kind('earns-a-credential'), type: text, inLine }),
  z.strictObject({ ...kind('leaves'), because: text, inLine }),
  z.strictObject({
    ...kind('places'),
    wageCents: z.int().positive(),
    hours: z.number().positive(),
    occupation: text,
  }),
  z.strictObject({ ...kind('serves'), inLine }),
  z.strictObject({ ...kind('refers-on') }),
  z.strictObject({ ...kind('cannot-help') }),
  z.strictObject({ ...kind('never-comes') }),
  /** Accepts, checks what it is bound to check itself, and says no more than that something is missing. */
  z.strictObject({ ...kind('sends-back') }),
]);
export type Habit = z.output<typeof habitSchema>;

/** How one agency works. */
export const agencyHabitsSchema = z.strictObject({
  /** It takes so long before it deals with what came. */
  slowMs: z.int().min(0).default(0),
  /** Facts leave the house so much later than the word they belong to. */
  lateMs: z.int().min(0).default(0),
  /** Everything goes out twice. */
  twice: z.boolean().default(false),
  /** It tries out the exchange's promises once, on purpose: a repeat, a used key, bad rows. */
  tries: z.boolean().default(true),
  /** By its own count it is full after so many, whatever the exchange knows of places. */
  fullAfter: z.int().min(0).nullable().default(null),
  /** It has itself called by signed webhooks instead of asking what is new; only who works over REST. */
  webhook: z.boolean().default(false),
  /** For each service, what becomes of the first referral, the second, … and then again from the first. */
  on: z.record(z.string(), z.array(habitSchema).min(1)).default({}),
});
export type AgencyHabits = z.output<typeof agencyHabitsSchema>;

/** The habit for the referral that arrived as number 1, 2, 3, …; an agency without any for a service serves. */
export const habitFor = ({ on }: Pick<AgencyHabits, 'on'>, service: string, number: number): Habit => {
  const habits = on[service] ?? [{ does: 'serves', inLine: false }];
  const habit = habits[(number - 1) % habits.length];
  if (habit === undefined) throw new RangeError(`No habit for number ${number}: arrivals count from 1.`);
  return habit;
};
