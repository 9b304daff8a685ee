const day = 86_400_000;
export const days = (count: number): number => count * day;

/** In milliseconds. */
export const lives = {
  certificate: days(365),
  authority: days(5 * 365),
  /** A certificate with less than this left is made anew. */
  due: days(60),
  /** Trusted this long by everybody before it signs: meanwhile each container has been started again. */
  announced: days(30),
  /** Clocks of containers differ little, and a certificate of the future is refused. */
  earlier: days(1) / 24,
} as const;
