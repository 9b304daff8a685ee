import type { Component } from './read-lock.ts';

/** Licences under which the project, which is Apache-2.0, may use what it brings along. */
const welcome: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-2-Clause-Views',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  // By file: what is changed of it is shared, what only uses it is not touched.
  'MPL-2.0',
  'Public Domain',
  'Python-2.0',
  'Unlicense',
]);

/** Of "A OR B" one is enough; of "A AND B" each counts. */
export const isWelcome = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((each) => welcome.has(each.trim())));

export const unwelcome = (components: readonly Component[]): readonly string[] =>
  components
    .filter(({ licence }) => licence === undefined || !isWelcome(licence))
    .map(({ name, version, licence }) => `${name}@${version}: ${licence ?? 'says no licence'}`);
