import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { type ReadHsds, readHsds, readTables } from '../directory/hsds/read-hsds.ts';
import { readFolder } from '../directory/hsds/read-folder.ts';
import type { Kept } from '../directory/keep-listings.ts';
import { type Finding, isRefused, refused } from '../translate/finding.ts';
import { type AskRouting, batchesOf } from './ask-routing.ts';
import { readJson } from './read-files.ts';
import { describeFinding } from './say-findings.ts';

export type ImportFlags = Readonly<{
  path: string;
  source?: string | undefined;
  whole: boolean;
  dryRun: boolean;
  run: string;
  now: string;
}>;
export type Said = Readonly<{ lines: readonly string[]; json: unknown; code: 0 | 1 }>;

/** Good rows land, the rest come back with their place and the reason. */
export const importDirectory = async (
  { path, source = sourceFrom(path), whole, dryRun, run, now }: ImportFlags,
  ask: AskRouting,
): Promise<Said> => {
  const { listings, findings } = readPath(path, now);
  const kept: Kept[] = [];
  for (const batch of batchesOf(listings))
    kept.push(...(await ask.list({ source, run, dryRun, listings: batch })));
  const all = [...findings, ...kept.flatMap(refusalOf)];
  const isClean = !all.some(isRefused);
  // A row that broke today may stand in the directory since yesterday: it must not vanish by its own mistake.
  const gone = whole && isClean ? await goneFrom(source, new Set(idsOf(kept)), ask) : [];
  let unlisted = dryRun ? gone.length : 0;
  if (!dryRun) for (const ids of batchesOf(gone)) unlisted += await ask.unlist({ source, run, ids });
  const counts = {
    listed: countOf(kept, 'listed'),
    unchanged: countOf(kept, 'unchanged'),
    unlisted,
    refused: all.filter(isRefused).length,
    flagged: all.filter(({ kind }) => kind === 'flagged').length,
    notCarried: all.filter(({ kind }) => kind === 'not-carried').length,
  };
  const skipped = whole && !isClean ? ['Nothing was unlisted, because some rows were refused.'] : [];
  return {
    lines: [...all.map(describeFinding), ...skipped, summary(source, counts, dryRun)],
    json: { source, dryRun, ...counts, findings: all },
    code: isClean ? 0 : 1,
  };
};

const readPath = (path: string, now: string): ReadHsds =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
    ? readTables(readFolder(path), now)
    : readHsds(readJson(path), now);

/** Listings of this source that this import did not name. */
const goneFrom = async (
  source: string,
  keep: ReadonlySet<string>,
  ask: AskRouting,
): Promise<readonly string[]> => {
  const gone: string[] = [];
  for await (const page of ask.pages())
    for (const { listingId, source: from, status } of page)
      if (from === source && status !== 'unlisted' && !keep.has(listingId)) gone.push(listingId);
  return gone;
};

/** `North Shore 211.json` is the source `north-shore-211`. */
const sourceFrom = (path: string): string =>
  basename(path)
    .replace(/\.json$/i, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80);

const idsOf = (kept: readonly Kept[]): readonly string[] =>
  kept.flatMap((each) => (each.kind === 'refused' ? [] : [each.listingId]));

const countOf = (kept: readonly Kept[], kind: Kept['kind']): number =>
  kept.filter((each) => each.kind === kind).length;

const refusalOf = (kept: Kept): readonly Finding[] =>
  kept.kind === 'refused'
    ? [refused(kept.code, `${kept.sourceId} (${kept.at})`, { reason: kept.reason, mend: kept.mend })]
    : [];

const summary = (source: string, counts: Readonly<Record<string, number>>, dryRun: boolean): string => {
  const said = `${counts['listed']} listed, ${counts['unchanged']} unchanged, ${counts['unlisted']} unlisted; ${counts['refused']} refused, ${counts['flagged']} flagged, ${counts['notCarried']} not carried.`;
  return dryRun ? `${source}: nothing was changed. It would be: ${said}` : `${source}: ${said}`;
};
