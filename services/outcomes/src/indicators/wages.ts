/** How a rate of pay becomes the earnings of a quarter: TAC-17-01, Attachment III. */
export const wageBases = ['actual', 'hourly', 'weekly', 'biweekly', 'monthly', 'annual'] as const;
export type WageBasis = (typeof wageBases)[number];

/** What the chart multiplies by, as a fraction of whole numbers: 6.5 pay periods, a fourth of a year. */
const chart: Readonly<Record<WageBasis, readonly [number, number]>> = {
  actual: [1, 1],
  hourly: [13, 1],
  weekly: [13, 1],
  biweekly: [13, 2],
  monthly: [3, 1],
  annual: [1, 4],
};

export const factorOf = (basis: WageBasis): number => chart[basis][0] / chart[basis][1];

/** Dollars, or hours, in whole thousandths: the chart multiplies exactly. */
const thousandths = (text: string): bigint => {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim()) ?? [];
  return BigInt(`${sign}${whole}${fraction.slice(0, 3).padEnd(3, '0')}`);
};

/**
 * Cents of a quarter, half up. Only where just the rate is known: wages actually paid in the quarter are never
 * converted. Several amounts paid are added; of several rates of one kind the mean is taken, as the regular one.
 */
export const quarterlyCents = (basis: WageBasis, values: readonly string[]): number => {
  const amounts = values.map(thousandths);
  const [factor, parts] = chart[basis];
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  if (basis === 'hourly') {
    const [rate = 0n, hours = 0n] = amounts;
    return halfUp(rate * hours * BigInt(factor), 10_000n);
  }
  const count = basis === 'actual' ? 1n : BigInt(Math.max(amounts.length, 1));
  return halfUp(total * BigInt(factor), 10n * BigInt(parts) * count);
};

const halfUp = (top: bigint, bottom: bigint): number => Number((2n * top + bottom) / (2n * bottom));
