import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Violation } from '@handoff/testkit/history';

export type Summary = Readonly<{
  seed: number;
  minutes: number;
  /** Those whose effect was witnessed. */
  faults: number;
  witnessed: Readonly<Record<string, number>>;
  acknowledged: number;
  lost: number;
  duplicated: number;
  violations: number;
  broken: readonly Violation[];
}>;

const losses = [
  'I1',
  'everyone is heard of',
  'a feed is whole',
  'everyone comes to the end',
  'the exchange comes back',
];
const doubles = ['I2', 'I5', 'I8', 'no place twice', 'nobody is received twice', 'a feed says it once'];

const countOf = (broken: readonly Violation[], invariants: readonly string[]): number =>
  broken.filter(({ invariant }) => invariants.includes(invariant)).length;

type Told = Pick<Summary, 'seed' | 'minutes' | 'acknowledged'> &
  Readonly<{ witnessed: ReadonlyMap<string, number>; broken: readonly Violation[] }>;

export const summaryOf = ({ witnessed, broken, ...told }: Told): Summary => ({
  ...told,
  faults: [...witnessed.values()].reduce((sum, times) => sum + times, 0),
  witnessed: Object.fromEntries(witnessed),
  lost: countOf(broken, losses),
  duplicated: countOf(broken, doubles),
  violations: broken.length,
  broken,
});

/** There whole or not at all. */
export const writeSummary = (file: string, summary: Summary): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(summary, null, 2)}\n`);
  renameSync(`${file}.new`, file);
};
