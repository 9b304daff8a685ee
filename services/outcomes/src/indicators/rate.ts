/** Numerator and denominator are whole numbers; the value is what is left when they are divided. */
export type Rate = Readonly<{ numerator: number; denominator: number; value: string | null }>;

/** Six decimals, half up; null where there is nobody to divide by. */
export const rateOf = (numerator: number, denominator: number): Rate => ({
  numerator,
  denominator,
  value: shareOf(BigInt(numerator), BigInt(denominator)),
});

export const shareOf = (top: bigint, bottom: bigint): string | null =>
  bottom === 0n ? null : decimals(top, bottom, 6);

/** In whole numbers throughout: a binary fraction would round some halves down. */
const decimals = (top: bigint, bottom: bigint, places: number): string => {
  const scaled = (2n * top * 10n ** BigInt(places) + bottom) / (2n * bottom);
  const text = scaled.toString().padStart(places + 1, '0');
  return `${text.slice(0, -places)}.${text.slice(-places)}`;
};
