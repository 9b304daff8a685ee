import type { Figure } from './figure.ts';

type Times = Readonly<{ median: number; least: number; most: number }>;
type Compared = Readonly<{
  id: string;
  ratio: Times;
  rounds: number;
  ours: { medianMicros: number };
  other: { medianMicros: number };
}>;
type Told = Partial<
  Readonly<{
    figures: readonly Figure[];
    id: string;
    measured: readonly Compared[];
    ratio: Times;
    times: Times;
    rounds: number;
    ours: number | { medianMicros: number };
    theirs: number;
    slowest: { p99: number };
  }>
>;
/** Benchmarks tell what they measured each in its own words (`--json`); here they become figures of one kind. */
export const readFigures = (text: string): readonly Figure[] => {
  const told = JSON.parse(text) as Told;
  if (told.figures) return told.figures;
  if (told.measured) return told.measured.map(compared);
  if (told.times) {
    const note = `${JSON.stringify(told.ours)} ms against ${told.theirs} ms`;
    return [{ id: told.id ?? '', ratio: { ...told.times, rounds: told.rounds ?? 0 }, note }];
  }
  if (told.ratio && told.slowest) {
    const note = `p99 ${told.slowest.p99} ms`;
    return [{ id: 'P8', ratio: { ...told.ratio, rounds: told.rounds ?? 0 }, note }];
  }
  throw new Error(`no figure in ${text.slice(0, 200)}`);
};

const compared = ({ id, ratio, rounds, ours, other }: Compared): Figure => ({
  id,
  ratio: { ...ratio, rounds },
  note: `${ours.medianMicros} µs against ${other.medianMicros} µs`,
});
