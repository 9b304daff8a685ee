import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { CliFault } from '../fault.ts';

const manifest = z.object({ slug: z.string(), way: z.string() });
export type Reader = z.infer<typeof manifest>;

/** By which a partner's own system reads or writes the contract; who works on our pages or with paper does not. */
const ownWays: ReadonlySet<string> = new Set(['kafka', 'rest', 'csv']);

/** Slug and way of each manifest in a folder whose partner has a system of its own, by slug. */
export const readReaders = (folder: string): readonly Reader[] =>
  manifestsIn(folder)
    .map((file) => readOne(join(folder, file)))
    .filter(({ way }) => ownWays.has(way));

const manifestsIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .toSorted();
  } catch {
    throw new CliFault('no-manifests', {
      place: folder,
      reason: 'The folder of the partners’ manifests cannot be read.',
      mend: 'Name it with --partners.',
    });
  }
};

const readOne = (file: string): Reader => {
  const read = manifest.safeParse(parse(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  throw new CliFault('manifest-unreadable', {
    place: file,
    reason: 'It names no slug and no way.',
    mend: 'Correct the manifest: `handoff partner apply --dry-run` says line by line what is wrong.',
  });
};
