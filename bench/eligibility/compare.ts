export type Measured = Readonly<{
  id: string;
  what: string;
  goal: string;
  /** How many times faster than the other, round by round: median, least, most. */
  ratio: Readonly<{ median: number; least: number; most: number }>;
  ours: Readonly<{ medianMicros: number }>;
  other: Readonly<{ medianMicros: number; name: string }>;
  rounds: number;
}>;

type Side = Readonly<{ name: string }> & (Again | Anew);

/** The same work, so many times. */
type Again = Readonly<{ times: number; run: () => unknown }>;

/** Work on what nobody has seen before, made outside the clock; what `strangers` returns takes the next one. */
type Anew = Readonly<{ batches: number; strangers: (count: number) => () => unknown }>;

/** Few, so that they are still at hand when they are judged: a service reads somebody and judges them at once. */
const inABatch = 2;

/** Turn about, so that whatever else the machine does falls on both; the first round only warms up. */
export const compare = async (
  { id, what, goal }: Pick<Measured, 'id' | 'what' | 'goal'>,
  ours: Side,
  other: Side,
  rounds = 15,
): Promise<Measured> => {
  const taken: [number, number][] = [];
  for (let round = 0; round <= rounds; round++) {
    const pair: [number, number] =
      round % 2 === 0
        ? [await micros(ours), await micros(other)]
        : (([second, first]) => [first, second] as [number, number])([
            await micros(other),
            await micros(ours),
          ]);
    if (round > 0) taken.push(pair);
  }
  const ratios = taken.map(([mine, theirs]) => theirs / mine).sort((left, right) => left - right);
  return {
    id,
    what,
    goal,
    ratio: { median: round2(middle(ratios)), least: round2(ratios[0]!), most: round2(ratios.at(-1)!) },
    ours: { medianMicros: round2(middle(taken.map(([mine]) => mine))) },
    other: { name: other.name, medianMicros: round2(middle(taken.map(([, theirs]) => theirs))) },
    rounds,
  };
};

const micros = (side: Side): Promise<number> => ('times' in side ? again(side) : anew(side));

const again = async ({ times, run }: Again): Promise<number> => (await timed(times, run)) / times;

/** The median batch: one in which the machine did something else says nothing about either. */
const anew = async ({ batches, strangers }: Anew): Promise<number> => {
  const taken: number[] = [];
  for (let batch = 0; batch < batches; batch++)
    taken.push((await timed(inABatch, strangers(inABatch))) / inABatch);
  return middle(taken);
};

const timed = async (times: number, run: () => unknown): Promise<number> => {
  const since = performance.now();
  for (let time = 0; time < times; time++) {
    // Who answers at once isn't made to wait for a promise: that alone would take as long as a small rule.
    const answer = run();
    if (answer instanceof Promise) await answer;
  }
  return (performance.now() - since) * 1_000;
};

const middle = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]!;

const round2 = (value: number): number => Math.round(value * 100) / 100;
