export type Near = Readonly<{ km: number; id: string; number: number }>;

const isBefore = (one: Near, other: Near): boolean =>
  one.km === other.km ? one.id < other.id : one.km < other.km;

/** The nearest few of many, without sorting the many. */
export const keepNearest = (most: number) => {
  const kept: Near[] = [];
  return {
    add: (near: Near): void => {
      const worst = kept[most - 1];
      if (worst && !isBefore(near, worst)) return;
      let [low, high] = [0, kept.length];
      while (low < high) {
        const mid = (low + high) >>> 1;
        if (isBefore(kept[mid]!, near)) low = mid + 1;
        else high = mid;
      }
      kept.splice(low, 0, near);
      if (kept.length > most) kept.pop();
    },
    kept: (): readonly Near[] => kept,
  };
};
