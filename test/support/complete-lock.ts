// `node test/support/complete-lock.ts`: puts back what `npm install` drops from package-lock.json when its registry lacks
// the packages of other platforms. Without them `npm ci` refuses the lock, on every machine.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Entry = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  cpu?: string[];
  libc?: string[];
  os?: string[];
  optionalDependencies?: Record<string, string>;
};
type Lock = { packages: Record<string, Entry> };

const systems: Readonly<Record<string, string>> = { windows: 'win32' };
const known = [
  'darwin',
  'win32',
  'windows',
  'linux',
  'android',
  'freebsd',
  'openharmony',
  'netbsd',
  'openbsd',
  'sunos',
  'aix',
];
const processors = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el'];

/** Optional packages that are named by a locked package and not locked themselves. */
export const missingFrom = (lock: Lock): ReadonlyMap<string, Entry> => {
  const locked = new Set(
    Object.keys(lock.packages).map((path) =>
      path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    ),
  );
  return new Map(
    Object.values(lock.packages).flatMap(({ dev, optionalDependencies = {} }) =>
      Object.entries(optionalDependencies)
        .filter(([name]) => !locked.has(name))
        .map(([name, version]): [string, Entry] => [`node_modules/${name}`, entryOf(name, version, dev)]),
    ),
  );
};

/** What a platform's package is for stands in its name. */
const entryOf = (name: string, version: string, dev = false): Entry => {
  const words = name.split(/[-/]/).slice(1);
  const system = words.find((word) => known.includes(word));
  const processor = words.includes('64') ? 'x64' : words.find((word) => processors.includes(word));
  return {
    version: version.replace(/^[\^~]/, ''),
    ...(dev ? { dev } : {}),
    optional: true,
    ...(processor === undefined ? {} : { cpu: [processor] }),
    ...(name.includes('musl') ? { libc: ['musl'] } : {}),
    ...(name.includes('gnu') ? { libc: ['glibc'] } : {}),
    ...(system === undefined ? {} : { os: [systems[system] ?? system] }),
  };
};

export const lockFile = join(import.meta.dirname, '..', '..', 'package-lock.json');
export const readLock = (): Lock => JSON.parse(readFileSync(lockFile, 'utf8')) as Lock;

if (import.meta.main) {
  const lock = readLock();
  const packages = { ...lock.packages, ...Object.fromEntries(missingFrom(lock)) };
  const sorted = Object.fromEntries(
    Object.entries(packages).toSorted(([left], [right]) => (left < right ? -1 : 1)),
  );
  writeFileSync(lockFile, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
}
