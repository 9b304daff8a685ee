import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { CliFault } from '../fault.ts';

/** As it is written; what it must hold the gateway says. */
export type Manifest = Readonly<{
  slug: string;
  name: string;
  kind: string;
  way: string;
  /** The agency has messages sealed to a key of its own. */
  sealedMessages?: boolean;
  [field: string]: unknown;
}>;

export const readManifest = (file: string): Manifest => {
  const manifest = parsed(file);
  if (typeof manifest === 'object' && manifest !== null && 'slug' in manifest) return manifest as Manifest;
  throw unreadable(file, 'It is no manifest: it names no slug.');
};

const parsed = (file: string): unknown => {
  try {
    return parse(readFileSync(file, 'utf8'), { prettyErrors: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new CliFault('no-such-file', {
        place: file,
        reason: 'There is no such file.',
        mend: '`handoff partner new <slug>` writes a manifest to begin with.',
      });
    throw unreadable(file, error instanceof Error ? error.message : 'It is not YAML.');
  }
};

const unreadable = (file: string, reason: string): CliFault =>
  new CliFault('manifest-unreadable', {
    place: file,
    reason,
    mend: 'Correct the file at the line named; `handoff partner new` writes one to begin with.',
  });
