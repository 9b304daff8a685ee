/** Work on one key runs one at a time, in the order it came; other keys do not wait. */
export const createSerially = () => {
  const last = new Map<string, Promise<unknown>>();

  const inTurn = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const before = last.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    const forget = () => last.get(key) === settled && last.delete(key);
    const settled: Promise<unknown> = turn.then(forget, forget);
    last.set(key, settled);
    return turn;
  };

  /** Resolves when nothing is running or waiting. */
  const idle = async (): Promise<void> => {
    while (last.size > 0) await Promise.all(last.values());
  };

  return { inTurn, idle };
};
