import type { StepAsTold } from './steps-as-told.ts';
import { inTwoLines, serviceLabel } from './words.ts';

export type Box = Readonly<{ step: StepAsTold; x: number; y: number; height: number }>;
export type Layout = Readonly<{
  boxes: readonly Box[];
  width: number;
  height: number;
  besideFrom: number | null;
}>;

export const boxWidth = 270;
const gapX = 70;
const gapY = 22;
const margin = 28;
const titleHeight = 56;
const laneHeight = 34;
const lineHeight = 18;

/** The name of the service, on as many lines as it takes. */
export const nameOf = ({ service, id }: StepAsTold): readonly string[] =>
  inTwoLines(serviceLabel(service, id), 30);

/** Service, state and reason; then two lines a referral, one a fact, and that it is for everyone. */
export const heightOf = (step: StepAsTold): number => {
  const { referrals, facts, forEveryone } = step;
  const more = nameOf(step).length - 1 + 2 * referrals.length + facts.length + (forEveryone ? 1 : 0);
  return 76 + lineHeight * more;
};

/** The way itself from left to right, one column later than what it waits for; below, what goes beside it. */
export const layOut = (steps: readonly StepAsTold[], linesAbove = 0): Layout => {
  const top = titleHeight + (linesAbove > 0 ? 10 + linesAbove * lineHeight : 0);
  const way = steps.filter(({ beside }) => !beside);
  const aside = steps.filter(({ beside }) => beside);
  const columns = way.map((step) => columnOf(step, steps));
  const ahead = place(way, (_, number) => columns[number] ?? 0, top);
  const besideFrom = aside.length > 0 ? lowest(ahead, top) + gapY : null;
  const wide = Math.max(0, ...columns) + 1;
  const below = place(aside, (bottoms) => shortest(bottoms, wide), (besideFrom ?? 0) + laneHeight);
  const boxes = [...ahead, ...below];
  return {
    boxes,
    besideFrom,
    width: Math.max(520, ...boxes.map(({ x }) => x + boxWidth + margin)),
    height: lowest(boxes, top) + margin,
  };
};

const lowest = (boxes: readonly Box[], from: number): number =>
  Math.max(from, ...boxes.map(({ y, height }) => y + height));

type Bottoms = ReadonlyMap<number, number>;

const place = (
  steps: readonly StepAsTold[],
  columnFor: (bottoms: Bottoms, number: number) => number,
  top: number,
): readonly Box[] => {
  const bottoms = new Map<number, number>();
  return steps.map((step, number) => {
    const column = columnFor(bottoms, number);
    const y = bottoms.get(column) ?? top;
    const height = heightOf(step);
    bottoms.set(column, y + height + gapY);
    return { step, x: margin + column * (boxWidth + gapX), y, height };
  });
};

/** The column with most room, the first of equal ones. */
const shortest = (bottoms: Bottoms, columns: number): number => {
  const heights = Array.from({ length: columns }, (_, column) => bottoms.get(column) ?? 0);
  return heights.indexOf(Math.min(...heights));
};

/** Only the way itself counts columns: what waits for something beside it doesn't stand further off. */
const columnOf = (
  { waitsFor }: StepAsTold,
  steps: readonly StepAsTold[],
  seen: readonly string[] = [],
): number => {
  const before = steps.filter(({ id, beside }) => !beside && waitsFor.includes(id) && !seen.includes(id));
  return Math.max(0, ...before.map((step) => 1 + columnOf(step, steps, [...seen, step.id])));
};
