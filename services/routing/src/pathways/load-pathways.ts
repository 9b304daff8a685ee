import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pathway, Pathways } from '../domain/journey/pathway.ts';
import { checkPathway } from './check-pathway.ts';
import { locate, type Place } from './locate.ts';
import { pathwaySchema } from './pathway-schema.ts';

/** `place` is file:line:column, as editors and terminals take it. */
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
  const faults = [...read.flatMap(({ faults }) => faults), ...twins(pathways), ...twoMeanings(pathways)];
  if (faults.length > 0) throw new BadPathway(faults);
  return pathways;
};

type Read = Readonly<{ pathway?: Pathway; faults: readonly PathwayFault[] }>;

const readPathway = (file: string, text: string): Read => {
  const { value, broken, at } = locate(text);
  const fault = (place: Place, reason: string, mend: string): PathwayFault => ({
    code: 'bad-pathway',
    place: `${file}:${place.line}:${place.column}`,
    reason: `${reason}.`,
    mend,
  });
  if (broken.length > 0)
    return { faults: broken.map((place) => fault(place, `This is not YAML: ${place.reason}`, indentation)) };
  const shape = pathwaySchema.safeParse(value);
  if (!shape.success)
    return { faults: shape.error.issues.map(({ path, message }) => fault(at(path), message, example)) };
  const faults = checkPathway(shape.data).map(({ path, reason, mend }) => fault(at(path), reason, mend));
  return { pathway: shape.data, faults };
};

const indentation = 'Check the indentation and the quotes.';
const example = 'See services/routing/pathways/english-to-nursing-assistant.yaml for each field.';

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

/** Someone who changes course keeps a step by its id: one id is one service everywhere. */
const twoMeanings = (pathways: Pathways): PathwayFault[] => {
  const first = new Map<string, string>();
  return pathways.flatMap(({ id: pathway, steps }) =>
    steps.flatMap(({ id, service }) => {
      const known = first.get(id) ?? service;
      first.set(id, known);
      if (known === service) return [];
      return [
        {
          code: 'bad-pathway',
          place: `${pathway} › ${id}`,
          reason: `The step is ${service} here and ${known} in another pathway.`,
          mend: 'Give it another id; a step keeps its meaning when someone changes course.',
        },
      ];
    }),
  );
};
