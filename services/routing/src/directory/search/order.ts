/** Numbers in the order of their ids. New ones are sorted among themselves and merged when somebody next asks. */
export const inOrder = (idOf: (number: number) => string) => {
  let sorted: number[] = [];
  let added: number[] = [];

  const settle = (): void => {
    if (added.length === 0) return;
    const fresh = added.toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1));
    const merged: number[] = [];
    let [left, right] = [0, 0];
    while (left < sorted.length || right < fresh.length) {
      const takeLeft =
        right >= fresh.length || (left < sorted.length && idOf(sorted[left]!) < idOf(fresh[right]!));
      merged.push(takeLeft ? sorted[left++]! : fresh[right++]!);
    }
    [sorted, added] = [merged, []];
  };

  const firstAfter = (id: string): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const mid = (low + high) >>> 1;
      if (idOf(sorted[mid]!) > id) high = mid;
      else low = mid + 1;
    }
    return low;
  };

  return {
    add: (number: number): void => void added.push(number),
    /** All whose id comes after this one. */
    *after(id: string | undefined): Generator<number> {
      settle();
      for (let at = id === undefined ? 0 : firstAfter(id); at < sorted.length; at += 1) yield sorted[at]!;
    },
  };
};
