import type { KnownPeriod } from '../figures/build-periods.ts';
import type { Contested } from '../figures/contested.ts';
import { wioaFigures } from '../figures/wioa-figures.ts';
import type { Figure } from '../indicators/figure.ts';
import type { MedianEarnings } from '../indicators/median-earnings.ts';
import { besideMatch, type Matched } from './beside-match.ts';
import type { FileRow } from './pirl-like.ts';

export const figureColumns = [
  'program',
  'measure',
  'rests_on',
  'numerator',
  'denominator',
  'regulatory',
  'descriptive',
  'unknowable',
  'not_yet_known',
  'median_cents',
  'evidence',
  'contested',
] as const;

/**
 * The indicators of a program year: by what was reported to the exchange, and beside it by the State's own wage match. Each
 * says what it rests on, of how many nothing can be known any more, and of how many agencies contradict one another.
 */
export const figureRows = (periods: readonly KnownPeriod[], asked: Matched): readonly FileRow[] => {
  const { programs, retention } = wioaFigures(periods, asked.programYear, asked.reading);
  const beside = besideMatch(periods, asked);
  return [
    ...programs.flatMap(({ program, figures, medianEarnings }) => [
      ...figures.flatMap((figure) => [
        { program, ...rateRow(figure) },
        ...beside.filter((row) => row['program'] === program && row['measure'] === figure.measure),
      ]),
      { program, ...medianRow(medianEarnings) },
    ]),
    { program: 'all', ...rateRow(retention) },
  ];
};

const rateRow = (figure: Figure & Contested): FileRow => ({
  measure: figure.measure,
  rests_on: 'reports',
  numerator: String(figure.regulatory.numerator),
  denominator: String(figure.regulatory.denominator),
  regulatory: figure.regulatory.value ?? '',
  descriptive: figure.descriptive.value ?? '',
  unknowable: String(figure.unknowableIds.length),
  not_yet_known: String(figure.notYetKnownIds.length),
  evidence: written(figure.evidence),
  contested: String(figure.contestedIds.length),
});

const medianRow = ({
  measure,
  cents,
  countedIds,
  earningsUnknownIds,
  evidence,
  contestedIds,
}: MedianEarnings & Contested): FileRow => ({
  measure,
  rests_on: 'reports',
  numerator: String(countedIds.length),
  denominator: String(countedIds.length + earningsUnknownIds.length),
  median_cents: cents === null ? '' : String(cents),
  evidence: written(evidence),
  contested: String(contestedIds.length),
});

const written = (evidence: Figure['evidence']): string =>
  Object.entries(evidence)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([kind, count]) => `${kind}: ${count}`)
    .join('; ');
