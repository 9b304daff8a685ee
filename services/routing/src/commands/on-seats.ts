import type { Context, StreamCommand } from '@handoff/host';
import { type Outcome, Transient } from '@handoff/stream-store';
import { carryForward, isOutgrown } from './carry-forward.ts';
import type { OpenSeats, Seats } from '../domain/seats/state.ts';

/** A cohort or a fund, by the agency's own name for it. */
export type Cohort = Readonly<{ agency: string; cohort: string }>;

type Meta = Readonly<{ causation: string; bodyHash?: string; trace?: string | undefined }>;

/** The stream in which a cohort's places were counted first. A busy one has gone on in others since. */
export const firstSeats = ({ ids }: Pick<Context, 'ids'>, { agency, cohort }: Cohort): string =>
  ids.derive('seats', `${agency}/${cohort}`);

const nextOf = async (seatsId: string, { read }: Context): Promise<string> => {
  const seats = (await read<Seats>('seats', seatsId))?.state;
  const next = seats?.status === 'carried' ? seats.carriedTo : undefined;
  // Closed, and the next one hasn't opened on it yet: a reaction of ours does that in a moment.
  if (next === undefined || !(await read('seats', next)))
    throw new Transient(
      'seats-being-carried',
      `${seatsId} goes on in another stream, which is not open yet.`,
    );
  return next;
};

/** Says it to the stream that counts the cohort's places now. */
export const onSeats = async (
  context: Context,
  cohort: Cohort,
  command: StreamCommand,
  meta: Meta,
): Promise<Outcome> => {
  for (let seatsId = firstSeats(context, cohort); ; seatsId = await nextOf(seatsId, context)) {
    const outcome = await context.handle('seats', seatsId, command, meta);
    if (outcome.kind !== 'refused' && isOutgrown(outcome.version))
      await carryForward(seatsId, { causation: `${meta.causation}:${seatsId}`, trace: meta.trace }, context);
    if (outcome.kind !== 'refused' || outcome.code !== 'carried-forward') return outcome;
  }
};

/** Where the places of a cohort are counted now; undefined where they aren't counted at all. */
export const seatsNow = async (context: Context, cohort: Cohort): Promise<OpenSeats | undefined> => {
  for (let seatsId = firstSeats(context, cohort); ; seatsId = await nextOf(seatsId, context)) {
    const seats = (await context.read<Seats>('seats', seatsId))?.state;
    if (!seats || seats.status === 'none') return undefined;
    if (seats.status === 'open') return seats;
  }
};
