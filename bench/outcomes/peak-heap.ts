/** The most that a run had on the heap, in megabytes; looked at all the while, what nobody holds any more included. */
export const peakHeap = async (run: () => Promise<unknown>): Promise<number> => {
  let most = 0;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage().heapUsed / 1e6);
  };
  const looking = setInterval(look, 50);
  try {
    await run();
  } finally {
    clearInterval(looking);
  }
  look();
  return most;
};
