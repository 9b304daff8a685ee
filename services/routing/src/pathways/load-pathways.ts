import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import type { Pathway, Pathways } from '../domain/pathway.ts';
import { pathwaySchema } from './pathway-schema.ts';

export type PathwayFault = Readonly<{ code: string; place: string; reason: string; mend: string }>;

/** Every fault of every file at once: mending one at a time is nobody's idea of a good afternoon. */
export class BadPathway extends Error {
  override readonly name = 'BadPathway';
  readonly code = 'bad-pathway';
  readonly faults: readonly PathwayFault[];

  constructor(faults: readonly PathwayFault[]) {
    super(faults.map(({ place, reason, mend }) => `${place}: ${reason} ${mend}`).join('\n'));
    this.faults = faults;
  }
}

export const shippedPathways = join(import.meta.dirname, '../../pathways');

export const loadPathways = (folder: string = shippedPathways): Pathways => {
  const read = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => readPathway(file, readFileSync(join(folder, file), 'utf8')));
  const pathways = read.flatMap(({ pathway }) => (pathway ? [pathway] : []));
  const faults = [...read.flatMap(({ faults }) => faults), ...twins(pathways)];
  if (faults.length > 0) throw new BadPathway(faults);
  return pathways;
};

type Read = { pathway?: Pathway; faults: readonly PathwayFault[] };

const readPathway = (file: string, text: string): Read => {
  const parsed = parseYaml(file, text);
  if ('fault' in parsed) return { faults: [parsed.fault] };
  const checked = pathwaySchema.safeParse(parsed.value);
  if (checked.success) return { pathway: checked.data, faults: [] };
  const faults = checked.error.issues.map(({ path, message }) => ({
    code: 'bad-pathway',
    place: [file, ...path.map(String)].join(' › '),
    reason: `${message}.`,
    mend: 'See services/routing/pathways/english-to-work.yaml for each field.',
  }));
  return { faults };
};

const parseYaml = (file: string, text: string): { value: unknown } | { fault: PathwayFault } => {
  try {
    return { value: parse(text) };
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = error.linePos?.[0].line ?? 1;
    return {
      fault: {
        code: 'bad-pathway',
        place: `${file} › line ${line}`,
        reason: 'This is not YAML.',
        mend: 'Check the indentation.',
      },
    };
  }
};

const twins = (pathways: Pathways): PathwayFault[] =>
  pathways
    .filter(
      ({ id, version }, place) =>
        pathways.findIndex((other) => other.id === id && other.version === version) < place,
    )
    .map(({ id, version }) => ({
      code: 'bad-pathway',
      place: `${id} › version`,
      reason: `Two files say version ${version}.`,
      mend: 'Raise the version of the newer one.',
    }));
