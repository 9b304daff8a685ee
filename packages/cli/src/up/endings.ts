type Ending = Readonly<{ name: string; stop: () => Promise<void> }>;

/** Everything that was started is stopped in reverse, once, whatever ends the run: a signal, a fault, or being done. */
export const endings = (say: (line: string) => void) => {
  const started: Ending[] = [];
  let ending: Promise<void> | undefined;
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        if (!ending) say('\nStopping …');
        resolve();
      });
  });

  const endAll = async (): Promise<void> => {
    for (const { name, stop } of started.splice(0).toReversed()) {
      try {
        await stop();
      } catch (error) {
        say(`${name} did not stop cleanly: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };

  return {
    stopped,
    stopAtEnd: (name: string, stop: () => Promise<void>): void => void started.push({ name, stop }),
    endAll: (): Promise<void> => (ending ??= endAll()),
  };
};
