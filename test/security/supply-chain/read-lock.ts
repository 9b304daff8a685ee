import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..', '..');

/** A package that an installation of the project may bring along. */
export type Component = Readonly<{
  name: string;
  version: string;
  licence: string | undefined;
  /** Needed to build and test alone. */
  dev: boolean;
  /** Goes without, where it is not for this machine. */
  optional: boolean;
  /** As the lock has it: `sha512-…`. */
  integrity: string | undefined;
}>;

type Licence = string | Readonly<{ type: string }> | readonly Readonly<{ type: string }>[];
type Locked = Readonly<{
  version?: string;
  license?: Licence;
  integrity?: string;
  dev?: boolean;
  optional?: boolean;
  link?: boolean;
  name?: string;
}>;

/** Everything the lock names, each name and version once. */
export const readLock = (path = join(root, 'package-lock.json')): readonly Component[] => {
  const { packages } = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, Locked> };
  const all = Object.entries(packages)
    .filter(([place, { link, version }]) => place.includes('node_modules/') && !link && version)
    .map(([place, locked]) => componentOf(place, locked));
  return [...new Map(all.map((each) => [`${each.name}@${each.version}`, each])).values()]
    .map((each) => ({ ...each, licence: each.licence ?? licenceOfSiblings(all, each) }))
    .toSorted((one, other) => one.name.localeCompare(other.name) || one.version.localeCompare(other.version));
};

const componentOf = (place: string, locked: Locked): Component => ({
  name: locked.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
  version: locked.version ?? '',
  licence: inWords(locked.license) ?? saidByItself(place),
  dev: locked.dev === true,
  optional: locked.optional === true,
  integrity: locked.integrity,
});

const inWords = (licence: Licence | undefined): string | undefined => {
  if (licence === undefined || typeof licence === 'string') return licence;
  return [licence]
    .flat()
    .map(({ type }) => type)
    .join(' OR ');
};

/** Old packages name their licences in a way that the lock does not copy. */
const saidByItself = (place: string): string | undefined => {
  const file = join(root, place, 'package.json');
  if (!existsSync(file)) return undefined;
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8')) as {
    license?: Licence;
    licenses?: Licence;
  };
  return inWords(license ?? licenses);
};

/** A build for another machine is in the lock without its licence: it is that of the build for this one. */
const licenceOfSiblings = (all: readonly Component[], { name }: Component): string | undefined => {
  const scope = name.startsWith('@') ? name.slice(0, name.indexOf('/') + 1) : undefined;
  return scope && all.find((each) => each.name.startsWith(scope) && each.licence !== undefined)?.licence;
};
