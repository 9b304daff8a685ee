/** What `start` needs of the process it runs in; tests pass their own. */
export type System = Readonly<{
  setTitle: (title: string) => void;
  onSignal: (stop: (signal: string) => void) => void;
  onUncaught: (dead: (error: unknown) => void) => void;
  exit: (code: number) => void;
}>;

export const thisProcess: System = {
  setTitle: (title) => {
    process.title = title;
  },
  onSignal: (stop) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  },
  onUncaught: (dead) => {
    process.on('uncaughtException', dead);
    process.on('unhandledRejection', dead);
  },
  exit: (code) => process.exit(code),
};
