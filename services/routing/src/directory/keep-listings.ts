import { Refusal } from '@handoff/decider';
import type { Context } from '@handoff/host';
import { carriesBannedShape, textsIn } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import { type ListedService, listedService, type Listing } from './listing.ts';
import { listingDecider, type ListingState } from './listing-stream.ts';

export type Kept = Readonly<{ sourceId: string; place: string }> &
  (
    | Readonly<{ kind: 'listed' | 'unchanged' | 'unlisted'; listingId: string }>
    | Readonly<{ kind: 'refused'; code: string; reason: string; mend: string; at: string }>
  );

type Import = Readonly<{ source: string; run: string; dryRun: boolean; rows: readonly unknown[] }>;

/** Row by row: the good ones land, each other one comes back with its number and the reason. */
export const keepListings = async (context: Context, { rows, ...said }: Import): Promise<readonly Kept[]> => {
  const kept: Kept[] = [];
  for (let first = 0; first < rows.length; first += atOnce) {
    const some = rows.slice(first, first + atOnce);
    kept.push(...(await Promise.all(some.map((row, at) => keepRow(context, said, row, first + at)))));
  }
  return kept;
};

/** Each is a stream of its own, so they need not wait for each other. */
const atOnce = 16;

const keepRow = async (
  context: Context,
  said: Omit<Import, 'rows'>,
  row: unknown,
  number: number,
): Promise<Kept> => {
  const place = `listings[${number}]`;
  const leak = textsIn(row, place).find(({ text }) => carriesBannedShape(text));
  if (leak) return withNumber(leak.place, place);
  const parsed = listedService.safeParse(row);
  if (parsed.success) return keepOne(context, { ...said, place }, parsed.data);
  const [issue] = parsed.error.issues;
  return {
    sourceId: sourceIdOf(row),
    place,
    kind: 'refused',
    code: 'bad-value',
    at: [place, ...(issue?.path.map(String) ?? [])].join('.'),
    reason: `The value can't be kept: ${issue?.message ?? 'unknown'}.`,
    mend: 'Correct it in the source and import again; what was taken is not taken twice.',
  };
};

/** Not even its own id is repeated: the number may be that. */
const withNumber = (at: string, place: string): Kept => ({
  sourceId: '',
  place,
  kind: 'refused',
  code: 'identifier-not-wanted',
  at,
  reason: 'It holds what looks like the number of an identity document. The exchange never keeps one.',
  mend: 'Take the number out in the source and import again; what was taken is not taken twice.',
});

const sourceIdOf = (row: unknown): string =>
  typeof row === 'object' && row !== null && 'sourceId' in row && typeof row.sourceId === 'string'
    ? row.sourceId.slice(0, 200)
    : '';

type Where = Omit<Import, 'rows'> & Readonly<{ place: string }>;

const keepOne = async (
  context: Context,
  { source, run, dryRun, place }: Where,
  listed: ListedService,
): Promise<Kept> => {
  const listing = listingOf(context, source, listed);
  const { listingId } = listing;
  const command = { type: 'ListService', data: { listing, on: context.today() } } as const;
  const outcome = dryRun
    ? await wouldBecome(context, listing)
    : await context.handle('listing', listingId, command, { causation: `import:${run}:${listingId}` });
  return answerOf(outcome, { sourceId: listed.sourceId, place, listingId });
};

export const listingOf = ({ ids }: Pick<Context, 'ids'>, source: string, listed: ListedService): Listing => ({
  listingId: ids.derive('listing', `${source}/${listed.sourceId}`),
  source,
  ...listed,
});

/** The same decision on the same state, with nothing written. */
const wouldBecome = async (context: Context, listing: Listing): Promise<Outcome> => {
  const known = await context.read<ListingState>('listing', listing.listingId);
  const state = known?.state ?? listingDecider.initial;
  try {
    const data = { listing, on: context.today() };
    const events = listingDecider.decide({ type: 'ListService', data }, state);
    return { kind: events.length === 0 ? 'nothing' : 'done', version: known?.version ?? 0 };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, reason, mend, place } = error;
    return { kind: 'refused', version: 0, code, reason, mend, ...(place === undefined ? {} : { place }) };
  }
};

type Named = Readonly<{ sourceId: string; place: string; listingId: string }>;

const answerOf = (outcome: Outcome, { sourceId, place, listingId }: Named): Kept => {
  if (outcome.kind === 'refused') {
    const { code, reason, mend } = outcome;
    return {
      sourceId,
      place,
      kind: 'refused',
      code,
      reason,
      mend,
      at: `${place}${outcome.place === undefined ? '' : `.${outcome.place}`}`,
    };
  }
  return { sourceId, place, listingId, kind: outcome.kind === 'nothing' ? 'unchanged' : 'listed' };
};

/** What its source no longer names: unlisted, not forgotten. Only its own source can say so. */
export const unlist = async (
  context: Context,
  { source, run, ids }: Readonly<{ source: string; run: string; ids: readonly string[] }>,
): Promise<number> => {
  let count = 0;
  for (const listingId of ids) {
    const state = (await context.read<ListingState>('listing', listingId))?.state;
    if (state?.status !== 'listed' || state.listing.source !== source) continue;
    const causation = `import:${run}:${listingId}:gone`;
    const outcome = await context.handle(
      'listing',
      listingId,
      { type: 'UnlistService', data: {} },
      { causation },
    );
    if (outcome.kind === 'done') count += 1;
  }
  return count;
};
