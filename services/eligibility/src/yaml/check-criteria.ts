import type { Catalogue, FactSpec } from '../domain/facts/facts.ts';
import { isDate } from '../domain/dates.ts';
import type { Path, RuleDocument } from './document.ts';
import type { Mistake } from './mistake.ts';
import { checkContradiction } from './check-contradiction.ts';
import { comparisons, type WrittenCriterion } from './shapes.ts';

export type Visit = Readonly<{
  document: RuleDocument;
  catalogue: Catalogue;
  /** Rules must cite and speak plainly in every test; priority lists do both once a tier. */
  speaks: boolean;
}>;

type Above = Readonly<{ cited: boolean }>;

/** Everything about a criteria tree that its shape alone can't show. */
export const checkCriterion = (
  visit: Visit,
  written: WrittenCriterion,
  path: Path,
  above: Above,
): Mistake[] => {
  const cited = above.cited || written.cite !== undefined;
  const parts = [
    ...(written.any ?? []).map((part, index) => ({ part, at: [...path, 'any', index] })),
    ...(written.all ?? []).map((part, index) => ({ part, at: [...path, 'all', index] })),
    ...(written.not === undefined ? [] : [{ part: written.not, at: [...path, 'not'] }]),
  ];
  const isTest = parts.length === 0;
  return [
    ...(isTest && visit.speaks ? checkSpeech(visit, written, path, cited) : []),
    ...checkFact(visit, written, path),
    ...(written.all === undefined ? [] : checkContradiction(visit, written.all, [...path, 'all'])),
    ...parts.flatMap(({ part, at }) => checkCriterion(visit, part, at, { cited })),
  ];
};

const checkSpeech = (
  { document }: Visit,
  { id, text }: WrittenCriterion,
  path: Path,
  cited: boolean,
): Mistake[] => [
  ...(cited
    ? []
    : [
        document.mistakeAt(
          path,
          'no-citation',
          `${id ?? 'This test'} cites no law, and nothing above it does.`,
          'Add cite: with the section that demands it.',
        ),
      ]),
  ...(text === undefined
    ? [
        document.mistakeAt(
          path,
          'missing-translation',
          `${id ?? 'This test'} has no plain words.`,
          'Add text: in every language the rules speak.',
        ),
      ]
    : []),
];

const checkFact = ({ document, catalogue }: Visit, written: WrittenCriterion, path: Path): Mistake[] => {
  if (written.fact === undefined) return [];
  const spec = catalogue.get(written.fact);
  if (spec === undefined)
    return [
      document.mistakeAt(
        [...path, 'fact'],
        'unknown-fact',
        `The catalogue has no fact named ${written.fact}.`,
        'Correct the name, or add the fact to schemas/facts.yaml first.',
      ),
    ];
  return comparisons.flatMap((key) => {
    const reason = written[key] === undefined ? undefined : whyUnfit(spec, key, written[key]);
    return reason === undefined
      ? []
      : [
          document.mistakeAt(
            [...path, key],
            'comparison-does-not-fit',
            reason,
            'Compare with what the catalogue allows.',
          ),
        ];
  });
};

const ordered = new Set<FactSpec['type']>(['integer', 'number', 'date']);

const whyUnfit = (
  spec: FactSpec,
  key: (typeof comparisons)[number],
  operand: unknown,
): string | undefined => {
  if ((key === 'includesAny') !== (spec.type === 'choices'))
    return `${key} can't be used on ${spec.name}, a ${spec.type}.`;
  if (key === 'within')
    return spec.type === 'date' ? undefined : `within can't be used on ${spec.name}, a ${spec.type}.`;
  if ((key === 'atLeast' || key === 'atMost') && !ordered.has(spec.type)) return `${spec.name} has no order.`;
  const operands = Array.isArray(operand) ? operand : [operand];
  const wrong = operands.find((value) => !isOperand(spec, value));
  return wrong === undefined ? undefined : `${spec.name} is never ${String(wrong)}.`;
};

const isOperand = ({ type, values }: FactSpec, value: unknown): boolean => {
  if (type === 'date') return isDate(value);
  if (type === 'integer' || type === 'number') return typeof value === 'number';
  if (type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && (values?.includes(value) ?? true);
};
