import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { elsewhere, waves } from './points.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Every failpoint that a process of the exchange passes. */
const inTheSources = (): readonly string[] => {
  const files = globSync(['packages/*/src/**/*.ts', 'services/*/src/**/*.ts'], { cwd: root });
  const names = files
    .filter((file) => !file.endsWith('.spec.ts'))
    .flatMap((file) => [...read(file).matchAll(/failpoint\('([^']+)'\)/g)].map(([, name]) => name ?? ''));
  return [...new Set(names)].toSorted();
};

const armed = waves.flatMap(({ points }) => points.map(({ name }) => name));

describe('the failpoints', () => {
  it('are each armed on the real stack, or crashed where nothing real is needed', () => {
    expect([...new Set([...armed, ...Object.keys(elsewhere)])].toSorted()).toEqual(inTheSources());
  });

  it.each(Object.entries(elsewhere))('%s is crashed where it is said to be', (name, file) => {
    expect(read(file)).toContain(`'${name}'`);
  });

  it('are armed in one service at a time, unless one can only come after the other', () => {
    const chained = new Set(['key.before-destroy', 'key.after-destroy']);
    for (const { points } of waves) {
      const services = points.filter(({ name }) => !chained.has(name)).map(({ service }) => service);
      expect(services).toEqual([...new Set(services)]);
    }
  });
});
