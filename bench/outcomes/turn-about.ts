/** What answers a number tells its own milliseconds: a part of what it did is outside the clock. */
type Side = () => Promise<unknown>;

const round2 = (value: number): number => Math.round(value * 100) / 100;
export const middle = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;

/** Both sides turn about, so that whatever else the machine does falls on both; the first round only warms up. */
export const turnAbout = async (ours: Side, theirs: Side, rounds: number) => {
  const taken: { ours: number; theirs: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? [ours, theirs] : [theirs, ours];
    const [first, second] = [await milliseconds(order[0]!), await milliseconds(order[1]!)];
    if (round > 0)
      taken.push(round % 2 === 0 ? { ours: first, theirs: second } : { ours: second, theirs: first });
  }
  const times = taken.map((each) => each.ours / each.theirs);
  return {
    rounds,
    times: {
      median: round2(middle(times)),
      least: round2(Math.min(...times)),
      most: round2(Math.max(...times)),
    },
    ours: Math.round(middle(taken.map((each) => each.ours))),
    theirs: Math.round(middle(taken.map((each) => each.theirs))),
  };
};

const milliseconds = async (run: Side): Promise<number> => {
  const since = performance.now();
  const told = await run();
  return typeof told === 'number' ? told : performance.now() - since;
};
